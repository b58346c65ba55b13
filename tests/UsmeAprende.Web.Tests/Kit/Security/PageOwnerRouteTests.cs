using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Kit.Security;

/// <summary>
/// R32: every route of the running site that changes something refuses what was not made for the session's person. A new route is refused
/// or stands in one of the two lists.
/// </summary>
public sealed partial class PageOwnerRouteTests(SiteHost site)
{
    // Whoever sends these, they do the same: signing in and out, what a token of its own allows, what stores nothing.
    private static readonly string[] ForAnyone =
    [
        "api/passkeys/entrar",
        "api/sync/sellados",
        "avisos/baja/{token}",
        "diagnostico",
        "entrar",
        "entrar/carne",
        "entrar/llave",
        "entrar/recuperar",
        "entrar/recuperar/correo",
        "entrar/segundo-paso",
        "instalar/{token}",
        "registro",
        "salir",
        "verificar",
    ];

    // Forms of pages that are the same for everyone, where only a script can say whom they show; and phones, which say it in the body.
    private static readonly string[] MayBeUnsaid =
    [
        "api/dispositivos",
        "api/dispositivos/estado",
        "api/encuentros/{id:guid}/marcas",
        "api/sync",
        "cursos/{course}/{module}/prueba",
        "cursos/{course}/{module}/{lesson}",
        "encuentros/grupos/{group:guid}/inscribirme",
        "encuentros/{id:guid}/reservar",
        "juego/{game}",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UnsafeRoutes_InSomebodyElsesSession_AreAllRefusedButThoseForAnyone()
    {
        using var learner = await Visitor.OfAsync(site, PersonRole.Learner);
        using var coordinator = await Visitor.OfAsync(site, PersonRole.Coordinator);
        using var administrator = await Visitor.OfAsync(site, PersonRole.Administrator);
        var accepted = new List<string>();
        foreach (var route in UnsafeRoutes())
        {
            foreach (var visitor in new[] { learner, coordinator, administrator })
            {
                foreach (var said in new[] { Guid.CreateVersion7().ToString(), PageOwnerGuard.Nobody, "no es nadie" })
                {
                    // Without the role for it, what is told is that it is another person's.
                    if (await visitor.PostAsync(route, said) is not HttpStatusCode.Conflict)
                        accepted.Add(route);
                }
            }
        }

        Assert.Equal(ForAnyone, accepted.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task UnsafeRoutes_WhosePageSaysNothing_AreAllRefusedButThoseThatMaySayNothing()
    {
        using var coordinator = await Visitor.OfAsync(site, PersonRole.Coordinator);
        using var administrator = await Visitor.OfAsync(site, PersonRole.Administrator);
        var accepted = new List<string>();
        foreach (var route in UnsafeRoutes())
        {
            var answers = new[] { await coordinator.PostAsync(route, null), await administrator.PostAsync(route, null) };
            // The role of one of the two is enough for anything.
            if (!answers.Contains(HttpStatusCode.Conflict))
                accepted.Add(route);
        }

        Assert.Equal(ForAnyone.Concat(MayBeUnsaid).Order(StringComparer.Ordinal), accepted.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task UnsafeRoutes_SaidToBeForTheSessionsPerson_AreNotRefusedForIt()
    {
        using var coordinator = await Visitor.OfAsync(site, PersonRole.Coordinator);
        var refused = new List<string>();
        foreach (var route in UnsafeRoutes())
        {
            if (await coordinator.PostAsync(route, coordinator.Id) is HttpStatusCode.Conflict)
                refused.Add(route);
        }

        Assert.Empty(refused);
    }

    // Signing out comes last, since nothing is refused to somebody else when nobody is signed in.
    private List<string> UnsafeRoutes() =>
        [
            .. from route in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where route.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
            where route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method is not ("GET" or "HEAD")) is true
            let address = route.RoutePattern.RawText!.TrimStart('/')
            orderby address == "salir", address
            select address,
        ];

    /// <summary>Somebody signed in, whose pages say what they are told to.</summary>
    private sealed partial class Visitor(LearnerClient person, HttpClient browser) : IDisposable
    {
        public string Id => person.Id.ToString();

        public static async Task<Visitor> OfAsync(SiteHost site, PersonRole role)
        {
            var person = await LearnerClient.SignInAsync(site, role: role);
            var browser = site.BareBrowser();
            browser.DefaultRequestHeaders.Add("Cookie", person.Browser.DefaultRequestHeaders.GetValues("Cookie"));
            return new Visitor(person, browser);
        }

        public async Task<HttpStatusCode> PostAsync(string route, string? forWhom)
        {
            var path =
                "/"
                + Parameter()
                    .Replace(
                        route,
                        parameter =>
                            parameter.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.CreateVersion7().ToString()
                            : parameter.Value.Contains(":int", StringComparison.Ordinal) ? "2023"
                            : "x"
                    );
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            if (path.StartsWith("/api/", StringComparison.Ordinal))
            {
                request.Content = JsonContent.Create(new { });
                if (forWhom is not null)
                    request.Headers.Add(PageOwnerGuard.Header, forWhom);
            }
            else
            {
                request.Content = new FormUrlEncodedContent(forWhom is null ? [] : [KeyValuePair.Create(PageOwnerGuard.Field, forWhom)]);
            }

            using var response = await browser.SendAsync(request, Cancel);
            return response.StatusCode;
        }

        public void Dispose()
        {
            browser.Dispose();
            person.Dispose();
        }

        [GeneratedRegex(@"\{[^}]+\}")]
        private static partial Regex Parameter();
    }
}
