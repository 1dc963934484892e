package org.orderrelay.reliability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * History to verdict. Nothing of the relay is asked or believed but what it lists as unknown or waiting, and even that
 * excuses no message that came twice. An event that came although it is listed is not lost; an operator settles it.
 */
final class Checker {
    private final Map<Event, Put> puts = new LinkedHashMap<>();
    private final Map<Event, List<Taken>> taken = new LinkedHashMap<>();
    private final Set<Event> unknown;
    private final Set<Event> waiting;
    private final History history;

    private Checker(History history) {
        this.history = history;
        history.puts().forEach(put -> puts.put(put.event(), put));
        history.taken()
                .forEach(message -> taken.computeIfAbsent(message.event(), event -> new ArrayList<>())
                        .add(message));
        Map<String, Listed> byId =
                history.listed().stream().collect(Collectors.toMap(Listed::deliveryId, Function.identity()));
        unknown = events(history.listed().stream().filter(Listed::isUnknown).toList());
        waiting = events(history.listed().stream()
                .filter(listed -> isBehindUnknown(listed, byId))
                .toList());
    }

    static Verdict check(History history) {
        return new Checker(history).verdict();
    }

    private static Set<Event> events(List<Listed> listed) {
        return listed.stream().map(Listed::event).collect(Collectors.toSet());
    }

    private static boolean isBehindUnknown(Listed listed, Map<String, Listed> byId) {
        Listed before = byId.get(listed.blockedBy());
        return listed.state().equals("queued")
                && before != null
                && (before.isUnknown() || isBehindUnknown(before, byId));
    }

    private Verdict verdict() {
        Set<String> orders = puts.keySet().stream().map(Event::reference).collect(Collectors.toSet());
        return new Verdict(
                orders.size(),
                puts.size(),
                named(puts.keySet().stream().filter(this::isLost).toList()),
                named(taken.keySet().stream()
                        .filter(event -> !puts.containsKey(event))
                        .toList()),
                duplicated(),
                named(taken.keySet().stream().filter(this::wasInDoubt).toList()),
                named(List.copyOf(unknown)),
                named(List.copyOf(waiting)),
                illegal());
    }

    private boolean isLost(Event event) {
        return puts.get(event).ack() == Put.Ack.ACKED
                && !taken.containsKey(event)
                && !unknown.contains(event)
                && !waiting.contains(event);
    }

    private boolean wasInDoubt(Event event) {
        Put put = puts.get(event);
        return put != null && put.ack() == Put.Ack.IN_DOUBT;
    }

    /** One status of one order twice for one number, or one delivery twice whatever it said. */
    private List<String> duplicated() {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Integer> ids = new HashMap<>();
        Set<String> twice = new TreeSet<>();
        for (Taken message : history.taken()) {
            boolean event = seen.merge(message.event() + " " + message.recipient(), 1, Integer::sum) > 1;
            boolean delivery = ids.merge(message.deliveryId(), 1, Integer::sum) > 1;
            if (event || delivery) {
                twice.add(message.event().toString());
            }
        }
        return List.copyOf(twice);
    }

    private List<String> illegal() {
        Map<String, List<String>> put = byReference(List.copyOf(puts.keySet()));
        Map<String, List<String>> came = byReference(history.taken().stream()
                .sorted(Comparator.comparingLong(Taken::seq))
                .map(Taken::event)
                .toList());
        return came.entrySet().stream()
                .filter(order -> !LegalPath.isLegal(order.getValue())
                        || !LegalPath.keepsOrder(put.getOrDefault(order.getKey(), List.of()), order.getValue()))
                .map(order -> order.getKey() + ' ' + order.getValue())
                .sorted()
                .toList();
    }

    private static Map<String, List<String>> byReference(List<Event> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        Event::reference, LinkedHashMap::new, Collectors.mapping(Event::status, Collectors.toList())));
    }

    private static List<String> named(List<Event> events) {
        return events.stream().map(Event::toString).sorted().toList();
    }
}
