package org.orderrelay.app;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.CsvDialect;
import org.orderrelay.intake.mapping.Compilation;
import org.orderrelay.intake.mapping.FieldSpec;
import org.orderrelay.intake.mapping.ItemsSpec;
import org.orderrelay.intake.mapping.Mapping;
import org.orderrelay.intake.mapping.MappingSpec;
import org.orderrelay.intake.mapping.NumberStyle;
import org.orderrelay.intake.mapping.PathLanguage;

/** One {@code mappings/*.yaml}; src/docs/mappings.md describes it. Every fault is collected with its line. */
final class MappingFile {
    private static final int MOST_ITEMS = 50;

    private final String name;
    private final List<String> faults = new ArrayList<>();

    private MappingFile(String name) {
        this.name = name;
    }

    /**
     * Reads and compiles a mapping.
     *
     * @throws ConfigurationException with every fault at once
     */
    static Mapping read(Path file, PathLanguage paths) {
        String name = "mappings/" + file.getFileName();
        MappingFile reading = new MappingFile(name);
        MappingSpec spec = reading.spec(LinedYaml.read(file));
        Compilation.Result result = Compilation.of(spec, paths);
        if (result instanceof Compilation.Faulty faulty) {
            reading.faults.addAll(faulty.faults());
        }
        ConfigurationException.throwIfAny(reading.faults);
        return ((Compilation.Compiled) result).mapping();
    }

    private MappingSpec spec(LinedYaml yaml) {
        LinedFields file = new LinedFields(name, yaml, faults);
        String format = file.text("format");
        if (!"json".equals(format) && !"csv".equals(format)) {
            faults.add(name + ": format must be json or csv");
        }
        NumberStyle numbers = numbers(file, NumberStyle.PLAIN);
        MappingSpec spec = new MappingSpec(
                name,
                "json".equals(format),
                dialect(file),
                file.text("phone-region"),
                file.text("zone"),
                numbers == null ? NumberStyle.PLAIN : numbers,
                Set.copyOf(file.texts("missing")),
                file.text("orders"),
                fields(file),
                items(file.value("items")));
        if (!spec.json() && spec.orders() != null) {
            file.wrong("orders", "is for JSON");
        }
        if (spec.json() && !spec.dialect().equals(CsvDialect.AUTO)) {
            faults.add(name + ": delimiter and charset are for CSV; JSON is UTF-8");
        }
        file.checkUnknown();
        return spec;
    }

    private static CsvDialect dialect(LinedFields file) {
        String delimiter = file.text("delimiter");
        String charset = file.text("charset");
        return new CsvDialect(
                delimiter == null || delimiter.equals("auto") ? null : delimiter(file, delimiter),
                charset == null || charset.equals("auto") ? null : charset(file, charset));
    }

    private static @Nullable Character delimiter(LinedFields file, String delimiter) {
        if (delimiter.equals("tab") || delimiter.equals("\t")) {
            return '\t';
        }
        if (List.of(",", ";", "|").contains(delimiter)) {
            return delimiter.charAt(0);
        }
        file.wrong("delimiter", "must be auto, ',', ';', '|' or tab");
        return null;
    }

    private static @Nullable Charset charset(LinedFields file, String charset) {
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            file.wrong("charset", "must be auto or a charset, like windows-1252");
            return null;
        }
    }

    /** How numbers are written here; null if that is not said, and the standard is null. */
    static @Nullable NumberStyle numbers(LinedFields fields, @Nullable NumberStyle standard) {
        Character decimal = fields.sign("decimal");
        Character thousands = fields.sign("thousands");
        if (decimal == null && thousands == null) {
            return standard;
        }
        NumberStyle style = new NumberStyle(decimal == null ? '.' : decimal, thousands);
        if (thousands != null && thousands == style.decimal()) {
            fields.wrong("thousands", "must differ from decimal, which is '.' by default");
        }
        return style;
    }

    private List<FieldSpec> fields(LinedFields block) {
        LinedYaml value = block.value("fields");
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof LinedYaml.Block fields)) {
            faults.add(name + " line " + value.line() + ": fields must be a block of canonical names");
            return List.of();
        }
        MappingField reading = new MappingField(name, faults);
        return fields.entries().stream().map(reading::read).toList();
    }

    private @Nullable ItemsSpec items(@Nullable LinedYaml value) {
        if (value == null) {
            return null;
        }
        LinedFields items = new LinedFields(name, value, faults);
        ItemsSpec spec =
                new ItemsSpec(value.line(), items.text("from"), items.number("repeat", MOST_ITEMS), fields(items));
        items.checkUnknown();
        return spec;
    }
}
