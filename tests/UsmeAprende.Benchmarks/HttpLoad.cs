using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// Asks over kept-alive connections as fast as answers come, with ready-made bytes and a reader that looks at status and length only:
/// the load shares the machine with the server, so it must weigh little.
/// </summary>
internal static class HttpLoad
{
    public static async Task<LoadResult> RunAsync(
        IPEndPoint server,
        int connections,
        TimeSpan duration,
        Func<int, Func<byte[]>> requestsOfConnection
    )
    {
        var runs = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(c => Task.Run(() => AskAsync(server, duration, requestsOfConnection(c))))
        );
        var times = runs.SelectMany(r => r.Times).Order().ToArray();
        return new LoadResult(
            times.Length / duration.TotalSeconds,
            Stopwatch.GetElapsedTime(0, times[(int)(times.Length * 0.95)]),
            runs[0].Bytes
        );
    }

    /// <summary>The bytes of a request, with the headers a phone's browser sends.</summary>
    public static byte[] Request(string method, string path, IPEndPoint server, string? cookie = null, byte[]? json = null)
    {
        var head =
            $"{method} {path} HTTP/1.1\r\nHost: {server}\r\nAccept-Encoding: gzip, deflate, br\r\nSec-Fetch-Site: same-origin\r\n"
            + (cookie is null ? "" : $"Cookie: {cookie}\r\n")
            + (json is null ? "" : $"Content-Type: application/json\r\nContent-Length: {json.Length}\r\n")
            + "\r\n";
        return [.. System.Text.Encoding.ASCII.GetBytes(head), .. json ?? []];
    }

    private static async Task<(List<long> Times, int Bytes)> AskAsync(IPEndPoint server, TimeSpan duration, Func<byte[]> next)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server);
        var buffer = new byte[256 * 1024];
        var times = new List<long>();
        var bytes = 0;
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            var request = next();
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            bytes = await ReadAnswerAsync(socket, buffer);
            times.Add(Stopwatch.GetTimestamp() - sent);
        }
        return (times, bytes);
    }

    private static async Task<int> ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        var have = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(have));
            if (read == 0)
                throw new IOException("The server closed the connection.");
            have += read;
            if (Complete(buffer.AsSpan(0, have)) is { } body)
                return body;
        }
    }

    private static int? Complete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        if (!answer.StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(answer));
        var head = answer[..end];
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
            return ChunkedLength(answer[(end + 4)..]);
        return Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) && answer.Length >= end + 4 + length ? length : null;
    }

    private static int? ChunkedLength(ReadOnlySpan<byte> body) => body.EndsWith("0\r\n\r\n"u8) ? body.Length : null;
}

/// <summary>What a stretch of load gave.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="P95">95th percentile of an answer's time.</param>
/// <param name="Bytes">Length of one answer's body.</param>
internal sealed record LoadResult(double PerSecond, TimeSpan P95, int Bytes);
