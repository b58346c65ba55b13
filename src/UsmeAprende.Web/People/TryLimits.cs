using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using UsmeAprende.People;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.People;

/// <summary>
/// How often one address may try to sign in, sign up, recover, reserve or verify: often enough for a café of 40 people behind one address who all mistype (R11),
/// too seldom for who tries passwords or codes by the thousand.
/// </summary>
public static class TryLimits
{
    public const string SignIn = "entrar";
    public const string SignUp = "registro";
    public const string Recovery = "recuperar";
    public const string Card = "carne";
    public const string Reservation = "reservar";
    public const string Verification = "verificar";

    public static void AddTryLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                ErrorController.GiveBackTyped(rejected.HttpContext);
                return ValueTask.CompletedTask;
            };
            foreach (var name in new[] { SignIn, SignUp, Recovery, Card, Reservation, Verification })
                limiter.AddPolicy(name, http => Bucket(name, http));
        });
    }

    private static RateLimitPartition<string> Bucket(string name, HttpContext http) => RateLimitPartition.GetTokenBucketLimiter($"{name} {Address(http.Connection.RemoteIpAddress)}", _ =>
    {
        var options = http.RequestServices.GetRequiredService<IOptions<PeopleOptions>>().Value;
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.TriesPerAddress,
            TokensPerPeriod = options.TriesPerAddressAndMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        };
    });

    // A home or phone has a whole /64 of IPv6 addresses to try from.
    private static string Address(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
