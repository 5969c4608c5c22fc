package dev.todoku.staff.internal;

import dev.todoku.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The API and its description need a token; webhooks prove themselves by signature; the console's files are public. No
 * cookie signs anyone in, so there is nothing for a forged request to ride on, and no CSRF token.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

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
            CurrentAccess access,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(paths -> paths.requestMatchers("/api/**", "/v3/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, failure) -> refuse(request, response, problems)))
                .addFilterBefore(new BearerSignIn(tokens), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new AccountGate(access, problems), AuthorizationFilter.class)
                .build();
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, HandlerExceptionResolver problems) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        boolean none = request.getHeader(HttpHeaders.AUTHORIZATION) == null;
        Problem problem = Problem.unauthorised(
                "sign-in-needed",
                "Authorization: got %s (expected: Bearer and an API token)"
                        .formatted(none ? "none" : "no valid token"));
        problems.resolveException(request, response, null, problem);
    }
}
