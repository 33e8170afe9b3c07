# Small, non-root, one volume. The database and config.toml live in /data; nothing else is written.
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/gigawatch
WORKDIR /src
COPY requirements.lock ./
RUN /opt/gigawatch/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md ./
COPY facts ./facts
COPY scrapers ./scrapers
COPY storage ./storage
COPY bot ./bot
COPY app ./app
RUN /opt/gigawatch/bin/pip install --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --uid 10001 --home-dir /data --create-home --shell /usr/sbin/nologin gigawatch
COPY --from=build /opt/gigawatch /opt/gigawatch
COPY --chown=gigawatch config.toml /data/config.toml
ENV PATH=/opt/gigawatch/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    MPLCONFIGDIR=/tmp/matplotlib GIGAWATCH_HEALTH_LISTEN=127.0.0.1:8080
USER gigawatch
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/health', timeout=5)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["gigawatch"]
CMD ["run"]
