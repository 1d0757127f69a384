package dev.windrow.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The largest heap that was still in use after a collection, and the largest with all garbage. */
final class HeapWatch {
    private final Set<String> heapPools = new HashSet<>();
    private final AtomicLong peakAfterCollection = new AtomicLong();

    HeapWatch() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                heapPools.add(pool.getName());
            }
        }
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                if (notification
                                        .getType()
                                        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                                    see(GarbageCollectionNotificationInfo.from(
                                            (CompositeData) notification.getUserData()));
                                }
                            },
                            null,
                            null);
        }
    }

    private void see(GarbageCollectionNotificationInfo collection) {
        long used = 0;
        for (Map.Entry<String, MemoryUsage> pool :
                collection.getGcInfo().getMemoryUsageAfterGc().entrySet()) {
            used += heapPools.contains(pool.getKey()) ? pool.getValue().getUsed() : 0;
        }
        peakAfterCollection.accumulateAndGet(used, Math::max);
    }

    double megabytesAfterCollection() {
        return peakAfterCollection.get() / 1e6;
    }

    /** The sum of each pool's own peak: at least what was ever in use at once. */
    double megabytesWithGarbage() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            used += heapPools.contains(pool.getName()) ? pool.getPeakUsage().getUsed() : 0;
        }
        return used / 1e6;
    }
}
