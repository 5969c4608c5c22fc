package dev.todoku.staff.internal;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The API and its description pass the {@link Gate}; webhooks prove themselves by signature; the console's files are
 * public. Sessions and what guards them against forged requests are ours ({@link Sessions}, {@link Forgery}), not the
 * container's: they are rows that can be seen and ended.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    /** By the parser of the controllers, so that no other spelling of a path gets by. */
    static final RequestMatcher API = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/api/**"), PathPatternRequestMatcher.pathPattern("/v3/**"));

    /** Mantine writes inline styles; friends' pictures come from LINE's own host. */
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: https://profile.line-scdn.net https://sprofile.line-scdn.net",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Tokens tokens,
            Sessions sessions,
            CurrentAccess access,
            AuditStore audit,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.csrf(AbstractHttpConfigurer::disable) // Forgery does
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll()) // Gate decides
                .addFilterBefore(new SignInFilter(tokens, sessions), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new Gate(access, Endpoints.read(), audit, problems), AuthorizationFilter.class)
                .build();
    }
}
