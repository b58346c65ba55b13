using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Help;
using UsmeAprende.Web.People.Accounts;
using UsmeAprende.Web.People.Cards;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.People;

/// <summary>Registers sessions in cookies, and the rule that every address needs a signed-in person unless it says otherwise.</summary>
public static class PeopleWebServices
{
    public static void AddPeopleWeb(this IServiceCollection services)
    {
        services.AddSingleton<PersonClaimsFactory>();
        services.AddSingleton<IUserClaimsPrincipalFactory<Person>>(provider => provider.GetRequiredService<PersonClaimsFactory>());
        services.AddSingleton<IConfigureOptions<IdentityPasskeyOptions>, PasskeyOptionsSetup>();
        services.AddScoped<PersonSession>();
        services.AddScoped<CardTextComposer>();
        services.AddScoped<CardPrinting>();
        services.AddScoped<SessionCookieEvents>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SiteOptions>>(
                (cookie, site) =>
                {
                    cookie.EventsType = typeof(SessionCookieEvents);
                    cookie.Cookie.Name = site.Value.CookieName("usme");
                    cookie.SlidingExpiration = true;
                    Close(cookie, site.Value);
                }
            );
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme)
            .Configure<IOptions<SiteOptions>>(
                (cookie, site) =>
                {
                    cookie.Cookie.Name = site.Value.CookieName("usme-paso");
                    Close(cookie, site.Value);
                }
            );
        services.AddSingleton<IPostConfigureOptions<HelpOptions>, HelpNumbers>();
        services.AddSingleton<IValidateOptions<HelpOptions>, HelpNumbers>();
        services.AddRateLimitPolicies();
        services.AddSingleton(new PasswordAdmissionControl(Environment.ProcessorCount));
        services.AddSingleton<PersonLookUpRateLimiter>();
        services.AddScoped<PersonLookUpGuard>();
        services.AddScoped<WalkInQuestion>();
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<SignedInFilter>());
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void Close(CookieAuthenticationOptions options, SiteOptions site)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = site.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
