import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Validates JUnit XML against a schema: java tools/CheckJunit.java SCHEMA FILE... */
final class CheckJunit {
    private CheckJunit() {}

    public static void main(String[] arguments) throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of(arguments[0]).toFile());
        boolean valid = true;
        for (int i = 1; i < arguments.length; i++) {
            try {
                schema.newValidator().validate(new StreamSource(Path.of(arguments[i]).toFile()));
                System.out.println("valid    " + arguments[i]);
            } catch (SAXException wrong) {
                valid = false;
                System.out.println("INVALID  " + arguments[i] + ": " + wrong.getMessage());
            }
        }
        System.exit(valid ? 0 : 1);
    }
}
