package dev.tacit.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The published plans of all territories, as PhoneNumberMetadata.xml of google/libphonenumber states them. */
public final class PhoneMetadata {
    private PhoneMetadata() {}

    /** One kind of number of a territory: its lengths, its pattern, and perhaps an example. */
    public record Kind(String name, BitSet lengths, Pattern pattern, String example) {}

    /** One way to write numbers that begin in a certain way: $NP and $FG are filled in. */
    public record Format(Pattern pattern, String leadingDigits, String template) {
        boolean fits(String number) {
            return pattern.matcher(number).matches()
                    && Pattern.compile(leadingDigits).matcher(number).lookingAt();
        }
    }

    /** A territory, with the formats of its calling code's main territory where it has none of its own. */
    public record Territory(String id, String code, String trunk, List<Kind> kinds, List<Format> formats) {
        /** Returns the number as it is written inside the territory. */
        public String national(String number) {
            return formats.stream()
                    .filter(format -> format.fits(number))
                    .findFirst()
                    .map(format -> format.pattern().matcher(number).replaceFirst(format.template()))
                    .orElse(trunk.equals("1") ? number : trunk + number);
        }
    }

    public static List<Territory> read(Path metadata) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Element root = parsers.newDocumentBuilder().parse(metadata.toFile()).getDocumentElement();
        List<Element> elements =
                children((Element) root.getElementsByTagName("territories").item(0));
        return elements.stream().map(element -> territory(element, elements)).toList();
    }

    private static Territory territory(Element element, List<Element> all) {
        List<Kind> kinds = children(element).stream()
                .filter(kind -> !kind.getTagName().equals("noInternationalDialling"))
                .filter(kind -> kind.getElementsByTagName("possibleLengths").getLength() > 0)
                .map(PhoneMetadata::kind)
                .toList();
        String trunk = element.getAttribute("nationalPrefix");
        return new Territory(
                element.getAttribute("id"),
                element.getAttribute("countryCode"),
                trunk,
                kinds,
                formats(element, mainOf(element, all), trunk));
    }

    private static Element mainOf(Element element, List<Element> all) {
        return all.stream()
                .filter(other -> other.getAttribute("countryCode").equals(element.getAttribute("countryCode")))
                .filter(other -> other.getAttribute("mainCountryForCode").equals("true"))
                .findFirst()
                .orElse(element);
    }

    private static Kind kind(Element element) {
        Element lengths =
                (Element) element.getElementsByTagName("possibleLengths").item(0);
        return new Kind(
                element.getTagName(),
                lengths(lengths.getAttribute("national")),
                Pattern.compile(text(element, "nationalNumberPattern")),
                text(element, "exampleNumber"));
    }

    private static List<Format> formats(Element element, Element main, String trunk) {
        List<Format> formats = new ArrayList<>();
        NodeList found = element.getElementsByTagName("numberFormat");
        Element from = found.getLength() > 0 ? element : main;
        String rule = from.getAttribute("nationalPrefixFormattingRule");
        for (Element format : elements(from.getElementsByTagName("numberFormat"))) {
            String own = format.getAttribute("nationalPrefixFormattingRule");
            String prefixed = (own.isEmpty() ? rule : own).replace("$NP", trunk).replace("$FG", "$1");
            String template = text(format, "format");
            formats.add(new Format(
                    Pattern.compile(format.getAttribute("pattern")),
                    lastOf(format, "leadingDigits"),
                    prefixed.isEmpty() ? template : template.replaceFirst("\\$1", Matcher.quoteReplacement(prefixed))));
        }
        return formats;
    }

    private static String lastOf(Element element, String tag) {
        NodeList found = element.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : squeezed(found.item(found.getLength() - 1));
    }

    private static String text(Element element, String tag) {
        NodeList found = element.getElementsByTagName(tag);
        if (found.getLength() == 0) {
            return "";
        }
        return tag.equals("format") ? found.item(0).getTextContent().strip() : squeezed(found.item(0));
    }

    private static String squeezed(Node node) {
        return node.getTextContent().replaceAll("\\s+", "");
    }

    /** Reads {@code 7,[9-11]}. */
    private static BitSet lengths(String text) {
        BitSet lengths = new BitSet();
        Matcher parts = Pattern.compile("\\[(\\d+)-(\\d+)]|(\\d+)").matcher(text);
        while (parts.find()) {
            if (parts.group(3) != null) {
                lengths.set(Integer.parseInt(parts.group(3)));
            } else {
                lengths.set(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)) + 1);
            }
        }
        return lengths;
    }

    private static List<Element> children(Element element) {
        return elements(element.getChildNodes());
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
