package dev.todoku.audience.language;

/**
 * A piece of a rule's text.
 *
 * @param column of its first character, from 1
 */
record Token(Type type, String text, int column) {

    enum Type {
        /** A word of the language, or the key of an attribute. */
        WORD,
        /** An attribute's key in backticks, for one that is also a word. */
        KEY,
        STRING,
        /** A number or a date. */
        FIGURE,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean is(String word) {
        return type == Type.WORD && text.equals(word);
    }

    String shown() {
        return type == Type.END ? "the end" : "'" + text + "'";
    }
}
