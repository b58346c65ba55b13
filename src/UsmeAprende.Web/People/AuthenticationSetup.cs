using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Web.People;

/// <summary>Sessions in cookies, and the rule that an address is closed unless it says otherwise.</summary>
public static class AuthenticationSetup
{
    public static void AddPeoplePages(this IServiceCollection services)
    {
        services.AddSingleton<PersonClaims>();
        services.AddSingleton<IUserClaimsPrincipalFactory<UsmeAprende.People.Person>>(provider => provider.GetRequiredService<PersonClaims>());
        services.AddSingleton<IConfigureOptions<IdentityPasskeyOptions>, PasskeyRules>();
        services.AddScoped<PersonSession>();
        services.AddScoped<SessionCookieEvents>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.EventsType = typeof(SessionCookieEvents);
            cookie.Cookie.Name = "usme";
            cookie.SlidingExpiration = true;
            Close(cookie);
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookie.Cookie.Name = "usme-paso";
            Close(cookie);
        });
        services.AddTryLimits();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void Close(CookieAuthenticationOptions options)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
