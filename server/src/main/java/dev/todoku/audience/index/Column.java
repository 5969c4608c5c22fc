package dev.todoku.audience.index;

import dev.todoku.audience.Kind;
import dev.todoku.audience.Rule.ValueTest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;

/** Everybody's values of one attribute. */
interface Column {

    /** Puts a value in the place of what was there. */
    void set(int ordinal, JsonNode value);

    void remove(int ordinal);

    /** Whether tests can be answered from here; else the rows have to be asked. */
    boolean exact();

    /** Who has a value; not to be changed. */
    RoaringBitmap present();

    /** Whose value passes; not to be changed. */
    RoaringBitmap passing(ValueTest test, Today today);

    long bytes();

    void write(DataOutputStream out) throws IOException;

    static Column of(Kind kind, ZoneId zone) {
        return switch (kind) {
            case TEXT -> WordColumn.folding();
            case WORD, YESNO -> new WordColumn(false);
            case WORDS -> new WordColumn(true);
            case NUMBER -> new NumberColumn();
            case DAY -> new DayColumn(true, zone);
            case MOMENT -> new DayColumn(false, zone);
            case OTHER, SHARE -> new WordColumn(false, 0);
        };
    }

    static Column read(Kind kind, ZoneId zone, DataInputStream in) throws IOException {
        return switch (kind) {
            case TEXT, WORD, YESNO, WORDS, OTHER, SHARE -> WordColumn.read(in);
            case NUMBER -> NumberColumn.read(in);
            case DAY -> DayColumn.read(true, zone, in);
            case MOMENT -> DayColumn.read(false, zone, in);
        };
    }
}
