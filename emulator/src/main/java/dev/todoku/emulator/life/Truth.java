package dev.todoku.emulator.life;

import dev.todoku.emulator.person.Person;
import dev.todoku.emulator.person.Sex;
import dev.todoku.emulator.person.Topic;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who somebody is and what they like: what their answers and clicks come from.
 *
 * @param tastes by topic, from 0 to 1
 */
public record Truth(
        Sex sex,
        int age,
        LocalDate birthday,
        String prefecture,
        String area,
        String postcode,
        String email,
        String phone,
        String familyName,
        String givenName,
        String drink,
        String size,
        Map<String, Double> tastes) {

    public static Truth of(Person person) {
        Map<String, Double> tastes = new LinkedHashMap<>();
        for (Topic topic : Topic.all()) tastes.put(topic.name(), Math.round(person.taste(topic) * 1_000) / 1_000.0);
        return new Truth(
                person.sex(),
                person.age(),
                person.birthday(),
                person.prefecture().name(),
                String.format(Locale.ROOT, "jp_%02d", person.prefecture().number()),
                Facts.postcode(person),
                Facts.mail(person),
                Facts.phone(person),
                person.familyName(),
                person.givenName(),
                Answers.favourite(Question.DRINK, person),
                Answers.favourite(Question.SIZE, person),
                tastes);
    }
}
