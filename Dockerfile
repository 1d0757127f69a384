# Windrow on Spark's own image. First the jar, then the image:
#   mvn -B -Pspark4 -DskipTests package && docker build -t registry.example.com/windrow:0.1.0 .
# For Spark 3.5: mvn -B -DskipTests package, and
#   --build-arg SPARK_IMAGE=apache/spark:3.5.7-scala2.12-java17-ubuntu --build-arg JAR=target/windrow-spark3-*.jar
ARG SPARK_IMAGE=apache/spark:4.2.0-scala2.13-java17-ubuntu
# hadolint ignore=DL3006
FROM ${SPARK_IMAGE}
ARG JAR=target/spark4/windrow-spark4-*.jar
COPY ${JAR} /opt/windrow/windrow.jar
COPY conf/log4j2.properties /opt/spark/conf/log4j2.properties
COPY jobs /opt/windrow/jobs
# One thread a task: Spark's tasks are the parallelism.
ENV OMP_NUM_THREADS=1
# The entry point, the user (spark) and the working folder are the image's own.
