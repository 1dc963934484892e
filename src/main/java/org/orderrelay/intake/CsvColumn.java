package org.orderrelay.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One column of a CSV file: where its cells go in the tree, and as what. The accepted columns are the canonical names
 * with dots; an item's begin with {@code item.}, the one beneficiary's with {@code beneficiary.}.
 *
 * @param path steps from the order, or from the item or beneficiary, to the value
 */
public record CsvColumn(String name, Root root, List<String> path, Kind kind) {
    /** What the path starts from. */
    public enum Root {
        ORDER,
        ITEM,
        BENEFICIARY
    }

    /** What a cell becomes. A cell that does not fit stays text, and validation says what it should have been. */
    public enum Kind {
        TEXT,
        WHOLE_NUMBER,
        FLAG,
        LIST
    }

    private static final int MOST_DIGITS = 18;
    private static final Set<String> LISTS = Set.of("recipients", "payment.callback_data");
    private static final List<String> FREE = List.of("payment.notes.", "payment.extras.");
    private static final Map<String, CsvColumn> ACCEPTED = accepted();

    /** The column of that name; empty if the canonical form has none. */
    public static Optional<CsvColumn> named(String name) {
        CsvColumn column = ACCEPTED.get(name);
        if (column != null) {
            return Optional.of(column);
        }
        return FREE.stream()
                .filter(prefix -> name.startsWith(prefix) && name.length() > prefix.length())
                .findFirst()
                .map(prefix -> new CsvColumn(name, Root.ORDER, List.of(name.split("[.]", 3)), Kind.TEXT));
    }

    private static Map<String, CsvColumn> accepted() {
        Map<String, CsvColumn> columns = new LinkedHashMap<>();
        add(columns, Root.ORDER, "", Names.ORDER_VALUES);
        add(columns, Root.ORDER, "customer.", Names.CUSTOMER);
        add(columns, Root.ORDER, "payment.", Names.PAYMENT_VALUES);
        add(columns, Root.ORDER, "", List.copyOf(LISTS));
        add(columns, Root.ORDER, "refs.", Names.REFS);
        add(columns, Root.ITEM, "", Names.ITEM_VALUES);
        add(columns, Root.ITEM, "importer_address.", Names.ADDRESS);
        add(columns, Root.BENEFICIARY, "", Names.BENEFICIARY);
        return Map.copyOf(columns);
    }

    private static void add(Map<String, CsvColumn> columns, Root root, String prefix, List<String> names) {
        for (String name : names) {
            List<String> path = List.of((prefix + name).split("[.]", -1));
            String start = root == Root.ORDER ? "" : root.name().toLowerCase(Locale.ROOT) + '.';
            CsvColumn column = new CsvColumn(start + prefix + name, root, path, kind(prefix + name));
            columns.put(column.name(), column);
        }
    }

    private static Kind kind(String name) {
        if (LISTS.contains(name)) {
            return Kind.LIST;
        }
        return switch (name) {
            case "quantity" -> Kind.WHOLE_NUMBER;
            case "quick_pay" -> Kind.FLAG;
            default -> Kind.TEXT;
        };
    }

    /** Puts a cell where it belongs. */
    public void put(Map<String, Object> tree, String cell) {
        set(tree, value(cell));
    }

    /** Puts a value where it belongs, as it is. */
    public void set(Map<String, Object> tree, Object value) {
        Map<String, Object> at = tree;
        for (int i = 0; i < path.size() - 1; i++) {
            at = inner(at, path.get(i));
        }
        at.put(path.get(path.size() - 1), value);
    }

    @SuppressWarnings("unchecked") // only inner maps are ever put at a step that is not the last
    private static Map<String, Object> inner(Map<String, Object> map, String name) {
        return (Map<String, Object>) map.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
    }

    private Object value(String cell) {
        return switch (kind) {
            case TEXT -> cell;
            case WHOLE_NUMBER -> wholeNumber(cell);
            case FLAG -> flag(cell);
            case LIST -> list(cell);
        };
    }

    private static Object wholeNumber(String cell) {
        int start = cell.startsWith("-") ? 1 : 0;
        boolean whole = cell.length() > start
                && cell.length() <= MOST_DIGITS
                && cell.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
        if (!whole) {
            return cell;
        }
        long number = Long.parseLong(cell);
        return number == (int) number ? (Object) (int) number : (Object) number;
    }

    private static Object flag(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> cell;
        };
    }

    private static List<String> list(String cell) {
        List<String> values = new ArrayList<>();
        for (String value : cell.split("\\|", -1)) {
            String trimmed = Blanks.trim(value);
            if (!trimmed.isEmpty()) {
                values.add(trimmed);
            }
        }
        return values;
    }

    /** The column a violation's JSON pointer means: {@code /items/0/name} is {@code item.name}. */
    public static String ofPointer(String pointer) {
        if (pointer.isEmpty()) {
            return "";
        }
        StringBuilder name = new StringBuilder();
        for (String step : pointer.substring(1).split("/", -1)) {
            boolean index = !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!index) {
                String word = step.replace("~1", "/").replace("~0", "~");
                name.append(name.length() == 0 ? "" : ".").append(inFile(word, name.length() == 0));
            }
        }
        return name.toString();
    }

    private static String inFile(String word, boolean first) {
        if (!first) {
            return word;
        }
        return switch (word) {
            case "items" -> "item";
            case "beneficiaries" -> "beneficiary";
            default -> word;
        };
    }
}
