package dev.todoku.protocol.validation;

/**
 * The inside of one message, of which LINE tells places with slashes: {@code template/columns/0/title}, and in Flex,
 * from its container, {@code /body/contents/0/text}.
 *
 * @param root what is left out of the places: {@code messages[0].} or {@code messages[0].contents}
 */
public record Inside(String root) {

    /** The message it is the inside of: {@code messages[0]}. */
    String message() {
        return root.substring(0, root.indexOf(']') + 1);
    }

    /** A place as LINE tells it. */
    String place(String path) {
        String place = path.substring(root.length())
                .replace('.', '/')
                .replace("[", "/")
                .replace("]", "");
        return place.isEmpty() ? "/" : place;
    }
}
