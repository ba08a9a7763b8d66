# One image, three roles (AVAIN_ROLE=bot | executor | all). Debian-based, not root, no shell needed at run time.
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=root:root /src/node_modules ./node_modules
COPY --from=build --chown=root:root /src/dist ./
RUN mkdir -p /var/lib/avain/audit && chown -R node:node /var/lib/avain
ENV AVAIN_AUDIT_DIRECTORY=/var/lib/avain/audit
VOLUME /var/lib/avain
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bot/index.js"]
