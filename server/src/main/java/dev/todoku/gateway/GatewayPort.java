package dev.todoku.gateway;

import dev.todoku.kernel.Installation;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * A port of its own, so that it can be let through to other machines while the console is not. Nothing else answers there,
 * and the gateway nowhere else.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
@ConditionalOnProperty("todoku.gateway.port")
class GatewayPort {

    @Bean
    Connector gatewayConnector(GatewaySettings settings, Installation installation) {
        Connector connector = new Connector();
        connector.setPort(settings.port());
        connector.setProperty("address", installation.address().getHostAddress());
        connector.setProperty("bindOnInit", "false");
        return connector;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> gatewayListens(Connector gatewayConnector) {
        return factory -> factory.addAdditionalConnectors(gatewayConnector);
    }

    /** Before everything that the console's and the API's requests pass. */
    @Bean
    FilterRegistrationBean<Filter> gatewayFilter(Connector gatewayConnector, Gateway gateway) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            if (request.getLocalPort() == gatewayConnector.getLocalPort()) {
                gateway.answer((HttpServletRequest) request, (HttpServletResponse) response);
            } else {
                chain.doFilter(request, response);
            }
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
