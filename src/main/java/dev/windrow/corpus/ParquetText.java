package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.BsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Values of Parquet as text, as what their logical type says they are: decimals with all of their digits, dates, times
 * and instants in the forms of ISO 8601.
 */
final class ParquetText {
    private static final long JULIAN_EPOCH = 2_440_588;

    private ParquetText() {}

    /** Throws {@link CorpusException} naming file, column and type if its values cannot be read as text. */
    static void requireReadable(String path, Type column) {
        String problem = problem(column);
        if (!problem.isEmpty()) {
            throw new CorpusException(path + ": has the column '" + column.getName() + "' of the type "
                    + column.toString().replaceAll("\\s+", " ") + ", " + problem
                    + ": must be text, a number, a date, a time, or an array of these");
        }
    }

    private static String problem(Type type) {
        if (type.isPrimitive()) {
            LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
            PrimitiveTypeName physical = type.asPrimitiveType().getPrimitiveTypeName();
            if (meaning instanceof BsonLogicalTypeAnnotation || meaning instanceof IntervalLogicalTypeAnnotation) {
                return "which is no text";
            }
            boolean isBytes = physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
            boolean isKnown =
                    meaning instanceof DecimalLogicalTypeAnnotation || meaning instanceof UUIDLogicalTypeAnnotation;
            return isBytes && !isKnown ? "which are bytes without a meaning" : "";
        }
        GroupType group = type.asGroupType();
        LogicalTypeAnnotation meaning = group.getLogicalTypeAnnotation();
        if (group.getFieldCount() != 1) {
            return "which is a structure or a map";
        }
        Type only = group.getType(0);
        if (meaning != null && !(meaning instanceof ListLogicalTypeAnnotation)) {
            return "which is a map";
        }
        if (meaning == null
                && !only.isRepetition(Type.Repetition.REPEATED)
                && !group.isRepetition(Type.Repetition.REPEATED)) {
            return "which is a structure";
        }
        return problem(only);
    }

    /** A value that is there; {@link BadRecordException} if it is text that is not UTF-8. */
    static String of(Group group, int field, int index, String place) {
        PrimitiveType type = group.getType().getType(field).asPrimitiveType();
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> whole(meaning, group.getInteger(field, index), Integer.SIZE);
            case INT64 -> whole(meaning, group.getLong(field, index), Long.SIZE);
            case INT96 -> instant(group.getInt96(field, index).getBytes());
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                bytes(type, group.getBinary(field, index).getBytes(), place);
            case FLOAT, DOUBLE, BOOLEAN -> group.getValueToString(field, index);
        };
    }

    private static String whole(LogicalTypeAnnotation meaning, long value, int bits) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
        } else if (meaning instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        } else if (meaning instanceof TimeLogicalTypeAnnotation time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(
                    LocalTime.ofNanoOfDay(Math.multiplyExact(value, nanos(time.getUnit()))));
        } else if (meaning instanceof TimestampLogicalTypeAnnotation time) {
            Instant instant = Instant.EPOCH.plus(value, unit(time.getUnit()));
            return time.isAdjustedToUTC()
                    ? instant.toString()
                    : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
        } else if (meaning instanceof IntLogicalTypeAnnotation number && !number.isSigned()) {
            return bits == Integer.SIZE ? Integer.toUnsignedString((int) value) : Long.toUnsignedString(value);
        }
        return Long.toString(value);
    }

    private static ChronoUnit unit(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    private static long nanos(TimeUnit unit) {
        return unit(unit).getDuration().toNanos();
    }

    /** Nanoseconds of a day, then the Julian day, as Hive, Impala and older Sparks write times. */
    private static String instant(byte[] bytes) {
        ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = parts.getLong();
        return Instant.EPOCH
                .plus(parts.getInt() - JULIAN_EPOCH, ChronoUnit.DAYS)
                .plusNanos(nanos)
                .toString();
    }

    private static String bytes(PrimitiveType type, byte[] bytes, String place) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString();
        } else if (meaning instanceof UUIDLogicalTypeAnnotation) {
            ByteBuffer halves = ByteBuffer.wrap(bytes);
            return new UUID(halves.getLong(), halves.getLong()).toString();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            BadRecordException bad = new BadRecordException(
                    place, "has bytes that are not UTF-8 in the column of the type " + type + ": must be text");
            bad.initCause(e);
            throw bad;
        }
    }
}
