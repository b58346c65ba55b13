using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace UsmeAprende.Web.Kit.Requests;

/// <summary>
/// Waits longer for bodies that arrive over slow lines, but limits the total time and the number of such requests: an attacker with
/// thousands of slow requests gets the usual limits as soon as there are more of them than Usme has phones at a time.
/// </summary>
public static class SlowRequestTolerance
{
    private const int MostAtOnce = 1_000;

    // A photo of a list takes minutes: after this time only the average rate counts.
    private const double SlowestBytesPerSecond = 4096;

    // The server's default.
    private static readonly MinDataRate Hurried = new(240, TimeSpan.FromSeconds(5));

    public static void TolerateSlowRequests(this KestrelServerOptions kestrel, TimeSpan patience) =>
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(SlowestBytesPerSecond, patience);

    public static IApplicationBuilder UseSlowRequestTolerance(this IApplicationBuilder app)
    {
        var reading = 0;
        return app.Use(
            async (context, next) =>
            {
                if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
                {
                    await next(context);
                    return;
                }

                try
                {
                    // HTTP/2 has no rate for a single request; the server limits its connections.
                    if (
                        Interlocked.Increment(ref reading) > MostAtOnce
                        && HttpProtocol.IsHttp11(context.Request.Protocol)
                        && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } pace
                    )
                    {
                        pace.MinDataRate = Hurried;
                    }
                    await next(context);
                }
                finally
                {
                    Interlocked.Decrement(ref reading);
                }
            }
        );
    }
}
