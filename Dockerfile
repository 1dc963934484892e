# The distribution as an image: ./mvnw -B -ntp package -DskipTests && docker build -t order-relay:0.1.0 .
FROM eclipse-temurin:17.0.15_6-jre

ARG VERSION=0.1.0

# ADD unpacks it
ADD target/order-relay-${VERSION}.tar.gz /opt/

RUN ln -s "/opt/order-relay-${VERSION}" /opt/order-relay \
 && groupadd --system --gid 10001 order-relay \
 && useradd --system --uid 10001 --gid order-relay --home-dir /var/lib/order-relay --shell /usr/sbin/nologin order-relay \
 && cp -r /opt/order-relay/config /etc/order-relay \
 && mkdir -p /var/lib/order-relay \
 && chown order-relay:order-relay /var/lib/order-relay

# the container's own network; what is published to the outside the operator decides
ENV HTTP_HOST=0.0.0.0 \
    MANAGEMENT_HOST=0.0.0.0

USER 10001:10001
WORKDIR /var/lib/order-relay
VOLUME /var/lib/order-relay
EXPOSE 8080 8081
STOPSIGNAL SIGTERM

# whether the process works; /health/ready says whether it can take orders
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD curl --fail --silent --output /dev/null "http://127.0.0.1:${MANAGEMENT_PORT:-8081}/health/live" || exit 1

ENTRYPOINT ["/opt/order-relay/bin/order-relay"]
CMD ["run", "--config", "/etc/order-relay", "--routes", "/opt/order-relay/routes", "--data", "/var/lib/order-relay"]
