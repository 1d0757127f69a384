package dev.windrow.corpus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.windrow.sequence.BadRecordException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * The pieces of a JSON file, read one by one: an array of them, or an object with an array for each split, as the JSB
 * chorales come. A piece is an array of steps, a step an array of the notes that sound.
 */
final class JsonPieces implements Closeable {
    private static final String RIGHT = "must be an array of pieces, or an object that has one for train, valid and"
            + " test; a piece is an array of steps, a step one of notes: [[[60, 64, 67], [60, 65, 69]]]";

    private final String path;
    private final JsonParser parser;
    private String split = "";
    private int number;
    private boolean isObject;
    private boolean isEnded;

    /** @param path where the file stands, for messages */
    JsonPieces(String path, InputStream file) throws IOException {
        this.path = path;
        this.parser = Json.parser(file);
    }

    /**
     * The next piece, null behind the last.
     *
     * @throws BadRecordException if it is none; where the file is no JSON, or of another form, nothing follows
     */
    @Nullable
    Piece next() throws IOException {
        if (isEnded) {
            return null;
        }
        try {
            Object piece = advance();
            return piece == null ? null : new Piece(split, number, steps(piece));
        } catch (JsonProcessingException e) {
            isEnded = true;
            BadRecordException bad = new BadRecordException(
                    path + ", line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    "is not JSON: " + e.getOriginalMessage());
            bad.initCause(e);
            throw bad;
        }
    }

    /** The value where the next piece stands; null behind the last. */
    @Nullable
    private Object advance() throws IOException {
        if (number == 0 && !isObject) {
            isObject = parser.nextToken() == JsonToken.START_OBJECT;
            if (!isObject) {
                require(parser.currentToken() == JsonToken.START_ARRAY);
            }
        }
        JsonToken token = parser.nextToken();
        while (isObject && (token == JsonToken.FIELD_NAME || token == JsonToken.END_ARRAY)) {
            if (token == JsonToken.FIELD_NAME) {
                split = parser.currentName();
                number = 0;
                require(parser.nextToken() == JsonToken.START_ARRAY);
            }
            token = parser.nextToken();
        }
        isEnded = token == (isObject ? JsonToken.END_OBJECT : JsonToken.END_ARRAY);
        number++;
        return isEnded ? null : Json.value(parser);
    }

    private void require(boolean right) {
        if (!right) {
            isEnded = true;
            throw new BadRecordException(
                    path + ", line " + parser.currentLocation().getLineNr(), "holds no pieces: " + RIGHT);
        }
    }

    private List<int[]> steps(Object piece) {
        List<int[]> steps = new ArrayList<>();
        for (Object step : list(piece, "has '" + shown(piece) + "' in place of a piece")) {
            String place = " at step " + (steps.size() + 1);
            List<?> notes = list(step, "has '" + shown(step) + "'" + place);
            int[] numbers = new int[notes.size()];
            for (int k = 0; k < numbers.length; k++) {
                if (!(notes.get(k) instanceof Long note)) {
                    throw new BadRecordException(
                            place(),
                            "has the note '" + shown(notes.get(k)) + "'" + place
                                    + ": must be a whole number, as MIDI numbers notes");
                }
                numbers[k] = Math.toIntExact(Math.max(-1, Math.min(note, Integer.MAX_VALUE)));
            }
            steps.add(numbers);
        }
        return steps;
    }

    private List<?> list(@Nullable Object value, String problem) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new BadRecordException(place(), problem + ": " + RIGHT);
    }

    private static String shown(@Nullable Object value) {
        String text = Json.text(value);
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private String place() {
        return place(path, split, number);
    }

    /** Where a piece stands, for messages. */
    static String place(String path, String split, int number) {
        return path + (split.isEmpty() ? "" : ", " + split) + ", piece " + number;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
