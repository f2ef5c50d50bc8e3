package dev.spotter.bot.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flattens a YAML file into dotted keys and their text; a key without a value is left out. */
final class YamlKeys {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private YamlKeys() {}

  static Map<String, String> read(Path file) {
    Map<String, String> keys = new LinkedHashMap<>();
    flatten("", tree(file), keys);
    return keys;
  }

  private static JsonNode tree(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new InvalidConfigException(
          "%s is not valid YAML: %s".formatted(file, e.getOriginalMessage()));
    } catch (IOException e) {
      throw new InvalidConfigException(
          "%s cannot be read; check the path and its permissions".formatted(file));
    }
  }

  private static void flatten(String key, JsonNode node, Map<String, String> keys) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              child ->
                  flatten(
                      key.isEmpty() ? child.getKey() : key + "." + child.getKey(),
                      child.getValue(),
                      keys));
    } else if (node.isArray()) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(item.asText("")));
      keys.put(key, String.join(",", items));
    } else if (!node.isNull() && !node.isMissingNode()) {
      keys.put(key, node.asText(""));
    }
  }
}
