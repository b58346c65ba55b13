using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;

namespace UsmeAprende.Operations;

/// <summary>
/// Asks a time server what time it is (SNTP, RFC 4330): good to a fraction of a second, which is enough to notice a wrong clock.
/// </summary>
internal static class NetworkTime
{
    private const int MessageBytes = 48;
    private const int TransmitTimestamp = 40;

    // Leap indicator 0, version 4, mode 3: a client.
    private const byte ClientHeader = 0x23;
    private const int ServerMode = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly DateTime Era = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <returns>How far this machine's clock is ahead; null if the server did not answer.</returns>
    public static async Task<TimeSpan?> FindLeadAsync(string server, TimeProvider clock, CancellationToken cancel)
    {
        var parts = server.Split(':', 2);
        var port = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 123;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(Patience);
        try
        {
            using var socket = new UdpClient(parts[0], port);
            var question = new byte[MessageBytes];
            question[0] = ClientHeader;
            await socket.SendAsync(question, timeout.Token);
            var answer = (await socket.ReceiveAsync(timeout.Token)).Buffer;
            return Read(answer) is { } told ? clock.GetUtcNow().UtcDateTime - told : null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static DateTime? Read(byte[] answer)
    {
        // A server that has no time itself says so by stratum 0.
        if (answer.Length < MessageBytes || (answer[0] & 7) != ServerMode || answer[1] == 0)
            return null;
        var seconds = BinaryPrimitives.ReadUInt32BigEndian(answer.AsSpan(TransmitTimestamp));
        var fraction = BinaryPrimitives.ReadUInt32BigEndian(answer.AsSpan(TransmitTimestamp + 4));

        // From February 2036 on the counter begins anew, and its first bit is 0.
        var since = (seconds & 0x8000_0000) == 0 ? seconds + (1L << 32) : seconds;
        return Era.AddSeconds(since + (fraction / (double)(1L << 32)));
    }
}
