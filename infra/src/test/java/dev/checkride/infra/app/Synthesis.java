package dev.checkride.infra.app;

import dev.checkride.infra.template.Template;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The app's stacks, synthesised into a folder. */
record Synthesis(Path folder, App app) {
    static Synthesis of(Path folder, Map<String, Object> context) {
        App app = app(folder, context);
        new Stacks(app, home()).create();
        app.synth();
        return new Synthesis(folder, app);
    }

    static App app(Path folder, Map<String, Object> context) {
        Map<String, Object> all = new HashMap<>(context);
        all.put("@aws-cdk/core:defaultCrossStackReferences", "strong");
        return new App(AppProps.builder()
                .outdir(folder.toString())
                .analyticsReporting(false)
                .context(all)
                .build());
    }

    static Path home() {
        return Path.of(
                Objects.requireNonNull(System.getProperty("checkride.home"), "the build says where the project is"));
    }

    Template template(String stack) {
        return Template.read(folder.resolve(stack + ".template.json"));
    }
}
