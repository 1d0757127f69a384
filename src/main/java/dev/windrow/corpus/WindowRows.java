package dev.windrow.corpus;

import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * Windows as rows of Parquet: {@code part, row, id, position, inputs, targets, letters, inputVectors, targetVectors}.
 * Ids are packed, see {@link PackedIds}; letters are a byte with their number, then so many ids, word after word, and
 * absent without letters; vectors are floats, lowest byte first, one vector after the other, and absent without
 * vectors.
 */
final class WindowRows {
    /** The columns. */
    static final MessageType SCHEMA = Types.buildMessage()
            .required(PrimitiveTypeName.INT32)
            .named("part")
            .required(PrimitiveTypeName.INT32)
            .named("row")
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("id")
            .required(PrimitiveTypeName.INT32)
            .named("position")
            .required(PrimitiveTypeName.BINARY)
            .named("inputs")
            .required(PrimitiveTypeName.BINARY)
            .named("targets")
            .optional(PrimitiveTypeName.BINARY)
            .named("letters")
            .optional(PrimitiveTypeName.BINARY)
            .named("inputVectors")
            .optional(PrimitiveTypeName.BINARY)
            .named("targetVectors")
            .named("window");

    private static final int PART = 0;
    private static final int ROW = 1;
    private static final int ID = 2;
    private static final int POSITION = 3;
    private static final int INPUTS = 4;
    private static final int TARGETS = 5;
    private static final int LETTERS = 6;
    private static final int INPUT_VECTORS = 7;
    private static final int TARGET_VECTORS = 8;

    private final PackedIds inputs;
    private final PackedIds targets;

    @Nullable
    private final PackedIds letters;

    private final int inputWidth;
    private final int targetWidth;

    WindowRows(Encoding encoding) {
        inputs = PackedIds.of(encoding.inputs().size(), 0);
        targets = PackedIds.of(encoding.outputs().size(), Window.NO_TARGET);
        Vocabulary vocabulary = encoding.letters();
        letters = vocabulary == null ? null : PackedIds.of(vocabulary.size(), 0);
        inputWidth = encoding.inputScale().width();
        targetWidth = encoding.targetScale().width();
    }

    /** A window as a row, its content added to a checksum. */
    Group row(int part, int row, Window window, Checksum checksum) {
        Binary id = Binary.fromString(window.id());
        byte[] packedInputs = inputs.pack(window.inputs());
        byte[] packedTargets = targets.pack(window.targets());
        SimpleGroup group = new SimpleGroup(SCHEMA);
        group.add(PART, part);
        group.add(ROW, row);
        group.add(ID, id);
        group.add(POSITION, window.position());
        group.add(INPUTS, Binary.fromConstantByteArray(packedInputs));
        group.add(TARGETS, Binary.fromConstantByteArray(packedTargets));
        checksum.add(id.getBytesUnsafe());
        checksum.add(window.position());
        checksum.add(packedInputs);
        checksum.add(packedTargets);
        if (letters != null) {
            byte[] packedLetters = pack(letters, window.letters());
            group.add(LETTERS, Binary.fromConstantByteArray(packedLetters));
            checksum.add(packedLetters);
        }
        add(group, INPUT_VECTORS, window.inputVectors(), checksum);
        add(group, TARGET_VECTORS, window.targetVectors(), checksum);
        return group;
    }

    private static void add(SimpleGroup group, int column, Vectors vectors, Checksum checksum) {
        if (!vectors.isNone()) {
            byte[] bytes = new byte[vectors.values().length * Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .put(vectors.values());
            group.add(column, Binary.fromConstantByteArray(bytes));
            checksum.add(bytes);
        }
    }

    private static Vectors vectors(Group row, int column, int width) {
        if (row.getFieldRepetitionCount(column) == 0) {
            return Vectors.NONE;
        }
        byte[] bytes = row.getBinary(column, 0).getBytesUnsafe();
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Vectors(width, values);
    }

    Window window(Group row) {
        int[] ids = inputs.unpack(row.getBinary(INPUTS, 0).getBytesUnsafe());
        int[][] words = letters == null
                ? new int[0][]
                : unpack(letters, row.getBinary(LETTERS, 0).getBytesUnsafe());
        return new Window(
                row.getString(ID, 0),
                row.getInteger(POSITION, 0),
                ids,
                targets.unpack(row.getBinary(TARGETS, 0).getBytesUnsafe()),
                words,
                vectors(row, INPUT_VECTORS, inputWidth),
                vectors(row, TARGET_VECTORS, targetWidth));
    }

    private static byte[] pack(PackedIds form, int[][] words) {
        int length = words.length;
        for (int[] word : words) {
            length += word.length * form.width();
        }
        byte[] bytes = new byte[length];
        int place = 0;
        for (int[] word : words) {
            bytes[place++] = (byte) word.length;
            place = form.write(word, bytes, place);
        }
        return bytes;
    }

    private static int[][] unpack(PackedIds form, byte[] bytes) {
        List<int[]> words = new ArrayList<>();
        int place = 0;
        while (place < bytes.length) {
            int count = bytes[place++];
            words.add(form.read(bytes, place, count));
            place += count * form.width();
        }
        return words.toArray(new int[0][]);
    }
}
