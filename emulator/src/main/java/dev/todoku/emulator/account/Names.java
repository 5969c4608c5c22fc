package dev.todoku.emulator.account;

/** Names for friends whom nobody named: 20 family names times 24 given names, by ordinal. */
final class Names {
    private static final String[] FAMILY = {
        "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤",
        "吉田", "山田", "佐々木", "山口", "松本", "井上", "木村", "林", "斎藤", "清水"
    };
    private static final String[] GIVEN = {
        "陽菜", "蓮", "結衣", "湊", "さくら", "大翔", "美咲", "悠真", "葵", "樹", "凛", "翔太",
        "花子", "太郎", "恵", "健一", "由美", "誠", "幸子", "学", "京子", "隆", "真由美", "浩"
    };

    private Names() {}

    /** The same ordinal has the same name; 7 is coprime to 20, so that neighbours differ in both parts. */
    static String of(int ordinal) {
        return FAMILY[(int) (7L * ordinal % FAMILY.length)] + " " + GIVEN[ordinal % GIVEN.length];
    }
}
