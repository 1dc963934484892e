package org.orderrelay.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The line each key of a YAML file stands in, by its path such as {@code accounts[0].limits.per-second}. */
final class YamlPlaces {
    private final Path file;
    private final Map<String, Integer> lines = new HashMap<>();

    /** Of a file that is YAML; of any other it knows no lines. */
    YamlPlaces(Path file) {
        this.file = file;
        try {
            walk("", LinedYaml.read(file));
        } catch (ConfigurationException e) {
            // whoever reads the file tells what is wrong with it, without quoting it; here are no lines then
            lines.clear();
        }
    }

    private void walk(String path, LinedYaml yaml) {
        if (yaml instanceof LinedYaml.Block block) {
            for (LinedYaml.Entry entry : block.entries()) {
                String key = path.isEmpty() ? entry.key() : path + "." + entry.key();
                lines.putIfAbsent(key, entry.line());
                walk(key, entry.value());
            }
        } else if (yaml instanceof LinedYaml.Sequence sequence) {
            List<LinedYaml> elements = sequence.elements();
            for (int i = 0; i < elements.size(); i++) {
                lines.put(path + "[" + i + "]", elements.get(i).line());
                walk(path + "[" + i + "]", elements.get(i));
            }
        }
    }

    /** File and line of a path; of what it lies in if it is not there itself. */
    String at(String path) {
        for (String known = path; !known.isEmpty(); known = parent(known)) {
            Integer line = lines.get(known);
            if (line != null) {
                return file + " line " + line;
            }
        }
        return file.toString();
    }

    /** A fault that begins with its path, with file and line in front. */
    String placed(String fault) {
        return at(fault.split("[ :]", 2)[0]) + ": " + fault;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
