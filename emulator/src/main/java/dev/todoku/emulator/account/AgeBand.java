package dev.todoku.emulator.account;

/** LINE's estimate of a friend's age, in the steps in which LINE filters and counts. */
public enum AgeBand {
    UNKNOWN(-1, "unknown"),
    FROM_0(0, "from0to14"),
    FROM_15(15, "from15to19"),
    FROM_20(20, "from20to24"),
    FROM_25(25, "from25to29"),
    FROM_30(30, "from30to34"),
    FROM_35(35, "from35to39"),
    FROM_40(40, "from40to44"),
    FROM_45(45, "from45to49"),
    FROM_50(50, "from50to54"),
    FROM_55(55, "from55to59"),
    FROM_60(60, "from60to64"),
    FROM_65(65, "from65to69"),
    FROM_70(70, "from70");

    private final int from;
    private final String word;

    AgeBand(int from, String word) {
        this.from = from;
        this.word = word;
    }

    /** The band of somebody of that many years. */
    public static AgeBand of(int years) {
        AgeBand band = UNKNOWN;
        for (AgeBand next : values()) if (next.from <= years) band = next;
        return band;
    }

    /** The first year of the band; -1 if unknown. */
    public int from() {
        return from;
    }

    /** LINE's word in insight. */
    public String word() {
        return word;
    }
}
