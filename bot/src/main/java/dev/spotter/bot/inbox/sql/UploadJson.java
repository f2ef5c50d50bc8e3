package dev.spotter.bot.inbox.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.spotter.bot.chat.ImageUpload;

/** Uploads as the inbox keeps them: JSON. Thread-safe. */
final class UploadJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private UploadJson() {}

  static String write(ImageUpload upload) {
    try {
      return MAPPER.writeValueAsString(upload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an upload always fits into JSON", e);
    }
  }

  /**
   * Reads an upload.
   *
   * @throws JsonProcessingException when this version cannot
   */
  static ImageUpload read(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, ImageUpload.class);
  }
}
