package org.orderrelay.app;

import java.util.List;
import org.orderrelay.intake.mapping.FieldSpec;
import org.orderrelay.intake.mapping.FormatSpec;

/** One field of a mapping file: a place, a list of places, or a block that says more. */
final class MappingField {
    private static final int LONGEST_TEXT = 1000;

    private final String file;
    private final List<String> faults;

    MappingField(String file, List<String> faults) {
        this.file = file;
        this.faults = faults;
    }

    FieldSpec read(LinedYaml.Entry entry) {
        if (entry.value() instanceof LinedYaml.Block block) {
            return read(entry, new LinedFields(file, block, faults));
        }
        List<String> from = LinedFields.texts(file, entry.key(), entry.value(), faults);
        return new FieldSpec(entry.key(), entry.line(), from, null, null, null, false, FormatSpec.PLAIN);
    }

    private static FieldSpec read(LinedYaml.Entry entry, LinedFields fields) {
        FieldSpec spec = new FieldSpec(
                entry.key(),
                entry.line(),
                fields.texts("from"),
                fields.text("template"),
                fields.text("value"),
                fields.text("default"),
                fields.flag("optional"),
                new FormatSpec(
                        fields.pairs("words"),
                        fields.text("date"),
                        fields.text("zone"),
                        MappingFile.numbers(fields, null),
                        fields.flag("minor-units"),
                        fields.flag("drop-sign"),
                        fields.flag("round"),
                        fields.number("cut", LONGEST_TEXT)));
        fields.checkUnknown();
        return spec;
    }
}
