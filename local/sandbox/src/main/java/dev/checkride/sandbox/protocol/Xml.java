package dev.checkride.sandbox.protocol;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** XML as the query protocol writes it: elements and text, no attributes but the name space. */
public final class Xml {
    private final StringBuilder text = new StringBuilder();

    /** An element with the value as its text. */
    public Xml text(String name, String value) {
        text.append('<').append(name).append('>').append(escape(value));
        return end(name);
    }

    /** An element with elements in it. */
    public Xml element(String name, Consumer<Xml> content) {
        text.append('<').append(name).append('>');
        content.accept(this);
        return end(name);
    }

    /** A list, each item in an element named {@code member}. */
    public <T> Xml members(String name, Collection<T> items, BiConsumer<Xml, T> member) {
        return element(name, list -> items.forEach(item -> list.element("member", one -> member.accept(one, item))));
    }

    /** The root element. */
    static String document(String root, String namespace, Consumer<Xml> content) {
        Xml xml = new Xml();
        xml.text.append('<').append(root).append(" xmlns=\"").append(namespace).append("\">");
        content.accept(xml);
        return xml.end(root).text.toString();
    }

    private Xml end(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    /** The text with the characters that XML reserves escaped. */
    public static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
