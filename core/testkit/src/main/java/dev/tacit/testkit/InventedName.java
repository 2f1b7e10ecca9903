package dev.tacit.testkit;

import java.util.List;
import java.util.Random;

/**
 * A name put together from two common parts of one script, so that it is nobody's in particular.
 *
 * @param written in the script, in the order that is usual there
 * @param ascii for the local part of an e-mail address
 */
record InventedName(String written, String ascii) {
    /** Each script's first names and family names, as {@code written=ascii}. */
    private record Script(boolean familyFirst, String gap, List<String> first, List<String> family) {}

    private static final List<Script> SCRIPTS = List.of(
            new Script(
                    false,
                    " ",
                    List.of("Ann=ann", "Oliver=oliver", "Zoe=zoe"),
                    List.of("Sample=sample", "O'Test=otest")),
            new Script(
                    false,
                    " ",
                    List.of("Jürgen=juergen", "Söfre=soefre"),
                    List.of("Müßtermann=muesstermann", "Ångprov=angprov")),
            new Script(
                    false,
                    " ",
                    List.of("Анна=anna", "Пётр=pyotr"),
                    List.of("Примерова=primerova", "Образцов=obraztsov")),
            new Script(
                    false,
                    " ",
                    List.of("Ελένη=eleni", "Νίκος=nikos"),
                    List.of("Δοκιμίδη=dokimidi", "Παράδειγμα=paradeigma")),
            new Script(true, "", List.of("小明=xiaoming", "丽=li"), List.of("张=zhang", "欧阳=ouyang")),
            new Script(true, " ", List.of("花子=hanako", "たろう=tarou"), List.of("見本=mihon", "テスト=tesuto")),
            new Script(true, "", List.of("민준=minjun", "서연=seoyeon"), List.of("견본=gyeonbon", "남궁=namgung")),
            new Script(false, " ", List.of("ليلى=layla", "سامي=sami"), List.of("المثال=almithal", "نموذج=namudhaj")),
            new Script(false, " ", List.of("נועה=noa", "דן=dan"), List.of("דוגמה=dugma", "לדוגמא=ledugma")),
            new Script(false, " ", List.of("आशा=asha", "रवि=ravi"), List.of("नमूना=namuna", "उदाहरण=udaharan")));

    static InventedName of(Random random) {
        Script script = SCRIPTS.get(random.nextInt(SCRIPTS.size()));
        String[] first = pick(script.first(), random);
        String[] family = pick(script.family(), random);
        String written =
                script.familyFirst() ? family[0] + script.gap() + first[0] : first[0] + script.gap() + family[0];
        return new InventedName(written, first[1] + "." + family[1]);
    }

    private static String[] pick(List<String> parts, Random random) {
        return parts.get(random.nextInt(parts.size())).split("=", 2);
    }
}
