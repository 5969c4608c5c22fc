package dev.todoku.emulator.person;

import java.util.List;

/**
 * One of Japan's 47 prefectures.
 *
 * @param number 1 to 47, as in ISO 3166-2:JP and in LINE's {@code jp_01}
 * @param name with its ending: 東京都
 * @param reading in hiragana, without the ending
 * @param people in thousands
 * @param postcode the first three digits of its capital's
 */
public record Prefecture(
        int number, String name, String reading, int people, String postcode, double latitude, double longitude) {
    private static final List<Prefecture> ALL = Lines.of(Prefecture.class, "prefectures.txt").stream()
            .map(Prefecture::parse)
            .toList();
    private static final int PEOPLE = ALL.stream().mapToInt(Prefecture::people).sum();

    public static Prefecture of(int number) {
        return ALL.get(number - 1);
    }

    /** Where somebody lives, {@code unit} drawn from 0 to below 1: as likely as people live there. */
    static Prefecture of(double unit) {
        double left = unit * PEOPLE;
        for (Prefecture prefecture : ALL) {
            left -= prefecture.people;
            if (left < 0) return prefecture;
        }
        return ALL.getLast();
    }

    /** 東京 for 東京都; 北海道 has no ending to leave out. */
    public String shortName() {
        return number == 1 ? name : name.substring(0, name.length() - 1);
    }

    private static Prefecture parse(String line) {
        String[] part = line.split(" ", -1);
        return new Prefecture(
                Integer.parseInt(part[0]),
                part[1],
                part[2],
                Integer.parseInt(part[3]),
                part[4],
                Double.parseDouble(part[5]),
                Double.parseDouble(part[6]));
    }
}
