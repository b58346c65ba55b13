using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Tests.WholeSite;

/// <summary>
/// Every route of the running site with who may use it, against the reviewed table <c>authorisation.txt</c> (R15).
/// A route without a row fails, and so does a row without a route.
/// </summary>
public sealed class AuthorisationMatrixTests(SiteHost site)
{
    private const string WithoutSecondFactor = "staff-without-second-factor";

    private static readonly string Table = Path.Combine(SourceRepository.Root, "tests/UsmeAprende.Web.Tests/WholeSite/authorisation.txt");

    [Fact]
    public async Task Routes_OfTheRunningSite_AreOpenToWhomTheReviewedTableSays()
    {
        var reviewed = File.ReadAllLines(Table)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(Columns)
            .Order(StringComparer.Ordinal)
            .ToList();
        var actual = await ActualAsync();

        Assert.True(
            reviewed.SequenceEqual(actual),
            "Only in the site:\n"
                + string.Join('\n', actual.Except(reviewed))
                + "\nOnly in the table:\n"
                + string.Join('\n', reviewed.Except(actual))
        );
    }

    private async Task<List<string>> ActualAsync()
    {
        var rows = new List<string>();
        foreach (var route in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var who = string.Join(' ', await WhoMayAsync(route));
            var methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"];
            rows.AddRange(methods.Select(method => $"{method} /{route.RoutePattern.RawText?.TrimStart('/')} {who}"));
        }
        return [.. rows.Distinct().Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> WhoMayAsync(RouteEndpoint route)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        var policies = scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>();
        var claims = scope.ServiceProvider.GetRequiredService<PersonClaimsFactory>();
        if (route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return ["everyone"];

        var policy =
            await AuthorizationPolicy.CombineAsync(
                policies,
                route.Metadata.GetOrderedMetadata<IAuthorizeData>(),
                route.Metadata.GetOrderedMetadata<AuthorizationPolicy>()
            ) ?? await policies.GetFallbackPolicyAsync();
        var may = new List<string>();
        foreach (var (name, user) in Visitors(claims))
        {
            if (policy is null || (await authorization.AuthorizeAsync(user, null, policy)).Succeeded)
                may.Add(name);
        }
        return may is ["Learner", "Facilitator", "Coordinator", "Administrator", "Auditor", WithoutSecondFactor] ? ["signed-in"] : may;
    }

    private static IEnumerable<(string Name, ClaimsPrincipal User)> Visitors(PersonClaimsFactory claims)
    {
        yield return ("anonymous", new ClaimsPrincipal(new ClaimsIdentity()));
        foreach (var role in Enum.GetValues<PersonRole>())
            yield return (
                role.ToString(),
                claims.CreatePrincipal(
                    new Person
                    {
                        Id = PersonId.New(),
                        Role = role,
                        SecurityStamp = "",
                    },
                    SignInProof.SecondFactor
                )
            );
        yield return (
            WithoutSecondFactor,
            claims.CreatePrincipal(
                new Person
                {
                    Id = PersonId.New(),
                    Role = PersonRole.Administrator,
                    SecurityStamp = "",
                },
                SignInProof.Password
            )
        );
    }

    private static string Columns(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
