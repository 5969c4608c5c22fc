package dev.todoku.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the gateway listens; without a port there is none.
 *
 * @param port 0: any that is free
 */
@ConfigurationProperties("todoku.gateway")
record GatewaySettings(int port) {}
