package dev.todoku.friend;

import dev.todoku.kernel.AccountId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a module above keeps that calls attributes and tags by their names; as long as it does, they stay. */
public interface VocabularyUse {

    /** Whoever calls it so, within the caller's transaction of the account. */
    List<User> usersOf(AccountId account, Word word);

    /**
     * Something that stands in the way of a deletion.
     *
     * @param kind as {@code rule}
     * @param name as its owner knows it
     */
    record User(String kind, String id, String name) {}

    /** An attribute by its key, or a tag by its name. */
    record Word(Kind kind, int id, String name) {

        /** What is deleted. */
        public enum Kind {
            ATTRIBUTE,
            TAG;

            /** As JSON says it. */
            public String word() {
                return this == TAG ? "tag" : "attribute";
            }
        }

        /** Whether it is called in a rule, an action, a question or an audience. */
        public boolean isIn(JsonNode json) {
            if (json.isObject()
                    && json.path(kind.word()).isString()
                    && json.path(kind.word()).stringValue().equals(name)) {
                return true;
            }
            return json.valueStream().anyMatch(this::isIn);
        }
    }
}
