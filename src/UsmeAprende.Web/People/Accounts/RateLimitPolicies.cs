using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>
/// Limits how often one address may try to sign in, sign up, recover, reserve, verify or follow a café: enough for 40 people behind one
/// address who all mistype (R11), but not for trying thousands of passwords or codes. A whole IPv6 network gets the same burst as one
/// address, and later as much as a few addresses.
/// </summary>
public static class RateLimitPolicies
{
    public const string SignIn = "entrar";
    public const string SignUp = "registro";
    public const string Recovery = "recuperar";
    public const string Card = "carne";
    public const string Reservation = "reservar";
    public const string Verification = "verificar";
    public const string Following = "sigan";

    // A mobile operator's customers may share a network, as they share an IPv4 address.
    private const int AddressesOfNetwork = 4;

    public static void AddRateLimitPolicies(this IServiceCollection services)
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
            foreach (var name in new[] { SignIn, SignUp, Recovery, Card, Reservation, Verification, Following })
                limiter.AddPolicy(name, http => Bucket($"{name} {NetworkAddress.Of(http).Address}", http, addresses: 1));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is { } name
                && NetworkAddress.Of(http) is { IsPartOfMore: true } from
                    ? Bucket($"{name} {from.Network}", http, AddressesOfNetwork)
                    : RateLimitPartition.GetNoLimiter("")
            );
        });
    }

    private static RateLimitPartition<string> Bucket(string key, HttpContext http, int addresses) =>
        RateLimitPartition.GetTokenBucketLimiter(
            key,
            _ =>
            {
                var options = http.RequestServices.GetRequiredService<IOptions<PeopleOptions>>().Value;
                return new TokenBucketRateLimiterOptions
                {
                    TokenLimit = options.TriesPerAddress,
                    TokensPerPeriod = Math.Min(options.TriesPerAddress, addresses * options.TriesPerAddressAndMinute),
                    ReplenishmentPeriod = TimeSpan.FromMinutes(1),
                    QueueLimit = 0,
                };
            }
        );
}

/// <summary>The origin of a request, for counting.</summary>
/// <param name="Network">What one customer of a provider may have: a /48 of IPv6, or the IPv4 address.</param>
/// <param name="Address">One connection: a /64 of IPv6, since a home or phone has a whole one; or the IPv4 address.</param>
public sealed record NetworkAddress(string Network, string Address)
{
    private const int NetworkBytes = 6;
    private const int AddressBytes = 8;

    /// <summary>Whether the network may have other addresses of the same customer.</summary>
    public bool IsPartOfMore => Network != Address;

    public static NetworkAddress Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    public static NetworkAddress Of(IPAddress? address) =>
        address switch
        {
            null => new("", ""),
            { IsIPv4MappedToIPv6: true } => Of(address.MapToIPv4()),
            { AddressFamily: AddressFamily.InterNetworkV6 } => new(Prefix(address, NetworkBytes), Prefix(address, AddressBytes)),
            _ => new(address.ToString(), address.ToString()),
        };

    private static string Prefix(IPAddress address, int bytes) => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, bytes));
}
