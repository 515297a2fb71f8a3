# syntax=docker/dockerfile:1
# The program alone on a chiselled base: no shell, no package manager, not root. Everything is built from the sources.
FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
RUN dotnet publish Web -c Release -a $TARGETARCH -o /app && mkdir /data

# -extra: dates and zones of every country
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiselled-extra
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV ASPNETCORE_URLS=http://+:8080 \
    ChallengeHub__DataDirectory=/data \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_GCgen0size=0x4000000
USER $APP_UID
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s CMD ["dotnet", "/app/ChallengeHub.Web.dll", "health"]
ENTRYPOINT ["dotnet", "/app/ChallengeHub.Web.dll"]
