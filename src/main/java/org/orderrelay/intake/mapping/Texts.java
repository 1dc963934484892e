package org.orderrelay.intake.mapping;

/** Text as it is, or its beginning. */
record Texts(int cut) implements Conversion {
    @Override
    public Found convert(Object scalar) {
        String text = Scalars.text(scalar);
        if (cut > 0 && text.codePointCount(0, text.length()) > cut) {
            text = text.substring(0, text.offsetByCodePoints(0, cut)).stripTrailing();
        }
        return new Found.Text(text, true);
    }
}
