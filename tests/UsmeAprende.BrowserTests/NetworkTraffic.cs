using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>What a page moves over the wire, headers included, drawings apart.</summary>
internal sealed class NetworkTraffic
{
    private readonly ConcurrentDictionary<string, int> _sizes = new();
    private readonly ConcurrentDictionary<string, string> _types = new();
    private readonly ConcurrentDictionary<string, string> _addresses = new();

    /// <summary>The encoded size of each document, style, script and piece of data, by its address.</summary>
    public IReadOnlyList<(string Address, int Bytes)> Responses =>
        [.. _sizes.Where(s => Counts(s.Key)).Select(s => (_addresses[s.Key], s.Value))];

    public static async Task<NetworkTraffic> ListenAsync(IPage page)
    {
        var traffic = new NetworkTraffic();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.responseReceived").OnEvent += (_, e) =>
        {
            var response = e!.Value.GetProperty("response");
            traffic._addresses[Id(e)] = response.GetProperty("url").GetString()!;
            traffic._types[Id(e)] = response.GetProperty("mimeType").GetString()!;
        };
        session.Event("Network.loadingFinished").OnEvent += (_, e) =>
            traffic._sizes[Id(e)] = (int)e!.Value.GetProperty("encodedDataLength").GetDouble();
        await session.SendAsync("Network.enable");
        return traffic;
    }

    // By what it is, not by what asked for it: the site's own icon is a drawing too, but browsers call it "other".
    private bool Counts(string request) =>
        _types.TryGetValue(request, out var type) && !type.StartsWith("image/", StringComparison.Ordinal);

    private static string Id(JsonElement? e) => e!.Value.GetProperty("requestId").GetString()!;
}
