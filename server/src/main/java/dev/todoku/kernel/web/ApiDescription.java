package dev.todoku.kernel.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the API describes itself: the same on every machine, so that the committed description can be compared. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI todokuApi() {
        return new OpenAPI().info(new Info().title("Todoku").version("v1")).servers(List.of(new Server().url("/")));
    }
}
