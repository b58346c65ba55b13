using Microsoft.Extensions.Options;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>The cookie by which a browser is recognised. It is set at sign-in, never before.</summary>
public static class DeviceCookie
{
    private const string Name = "usme-aparato";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(730);

    public static string? Read(HttpRequest request) =>
        request.Cookies[NameFor(request.HttpContext)] is { } token && PersonDevice.IsToken(token) ? token : null;

    public static void Write(HttpContext context, string token)
    {
        var cookie = Options(context);
        cookie.MaxAge = Kept;
        context.Response.Cookies.Append(NameFor(context), token, cookie);
    }

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(NameFor(context), Options(context));

    private static CookieOptions Options(HttpContext context) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps || Site(context).IsSecure,
            IsEssential = true,
        };

    private static string NameFor(HttpContext context) => Site(context).CookieName(Name);

    private static SiteOptions Site(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value;

    /// <summary>The browser's name, such as <c>Chrome en Android</c>.</summary>
    public static string Describe(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        var browser = First(
            agent,
            "otro navegador",
            ("Firefox", "Firefox"),
            ("Edg", "Edge"),
            ("SamsungBrowser", "Internet de Samsung"),
            ("OPR", "Opera"),
            ("Chrome", "Chrome"),
            ("Safari", "Safari")
        );
        var device = First(
            agent,
            "otro aparato",
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Windows", "Windows"),
            ("Mac OS", "Mac"),
            ("Linux", "Linux")
        );
        return $"{browser} en {device}";
    }

    private static string First(string agent, string otherwise, params (string Sign, string Name)[] known) =>
        known.FirstOrDefault(k => agent.Contains(k.Sign, StringComparison.Ordinal)).Name ?? otherwise;
}
