package dev.todoku.transfer;

import dev.todoku.kernel.Why;

/** Why an import ended before its file did. */
enum WhyNotDone implements Why.Code {
    TOO_MANY_REFUSED("More than {count} rows cannot be taken: the mapping may not fit the file."),
    FILE_GONE("The file is no longer there."),
    SOMEBODY_ERASED("Somebody was erased while the file was here, and it may name them. Upload it again without them."),
    UNREADABLE("The file or its mapping cannot be used: {said}");

    private final String text;

    WhyNotDone(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
