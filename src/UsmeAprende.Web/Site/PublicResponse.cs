using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace UsmeAprende.Web.Site;

/// <summary>A response that is the same for everyone: its bytes plain, gzipped and in Brotli, each with a strong ETag.</summary>
public sealed class PublicResponse
{
    private static readonly StringValues VaryOnEncoding = "Accept-Encoding";

    private readonly StringValues _contentType;
    private readonly StringValues _cacheControl;
    private readonly StringValues _policy;
    private readonly StringValues _disposition;
    private readonly bool _isFile;
    private readonly Variant _plain;
    private readonly Variant _gzip;
    private readonly Variant _brotli;

    private PublicResponse(string contentType, string cacheControl, string? policy, StringValues disposition, Variant plain, Variant gzip, Variant brotli) =>
        (_contentType, _cacheControl, _policy, _disposition, _isFile, _plain, _gzip, _brotli) = (contentType, cacheControl, policy, disposition, IsFile(contentType), plain, gzip, brotli);

    /// <summary>What a first visit downloads, in bytes.</summary>
    public int CompressedLength => _brotli.Body.Length;

    /// <param name="policy">A content security policy in place of the site's.</param>
    /// <param name="disposition">What to save it as, when it is a download.</param>
    public static PublicResponse Of(string contentType, byte[] body, string cacheControl, string? policy = null, StringValues disposition = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12));
        var plain = new Variant(body, $"\"{hash}\"", default);
        if (IsCompressed(contentType))
            return new PublicResponse(contentType, cacheControl, policy, disposition, plain, plain, plain);
        return new PublicResponse(contentType, cacheControl, policy, disposition,
            plain,
            new Variant(Compress(body, into => new GZipStream(into, CompressionLevel.SmallestSize)), $"\"{hash}-g\"", "gzip"),
            new Variant(Compress(body, into => new BrotliStream(into, CompressionLevel.SmallestSize)), $"\"{hash}-b\"", "br"));
    }

    public Task WriteAsync(HttpContext context)
    {
        var variant = Choose(context.Request.Headers.AcceptEncoding);
        var response = context.Response;
        var headers = response.Headers;
        if (_isFile)
            SecurityHeaders.AddToFile(headers);
        else
            SecurityHeaders.AddTo(context);
        if (_policy.Count > 0)
            headers.ContentSecurityPolicy = _policy;
        if (_disposition.Count > 0)
            headers.ContentDisposition = _disposition;
        headers.ETag = variant.ETag;
        headers.CacheControl = _cacheControl;
        headers.Vary = VaryOnEncoding;
        if (Matches(context.Request.Headers.IfNoneMatch, variant.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = _contentType;
        headers.ContentLength = variant.Body.Length;
        if (variant.Encoding.Count > 0)
            headers.ContentEncoding = variant.Encoding;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.BodyWriter.WriteAsync(variant.Body).AsTask();
    }

    private Variant Choose(StringValues accepted)
    {
        var header = accepted.ToString();
        if (!header.Contains("q=", StringComparison.Ordinal))
            return header.Contains("br", StringComparison.Ordinal) ? _brotli : header.Contains("gzip", StringComparison.Ordinal) ? _gzip : _plain;
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var encodings))
            return _plain;
        bool Takes(string name) => encodings.Any(e => e.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);
        return Takes("br") ? _brotli : Takes("gzip") ? _gzip : _plain;
    }

    private static bool Matches(StringValues ifNoneMatch, StringValues etag) =>
        ifNoneMatch.Count > 0 && ifNoneMatch.ToString() is var given && (given == "*" || given.Contains(etag.ToString(), StringComparison.Ordinal));

    private static bool IsFile(string contentType) =>
        contentType.StartsWith("text/css", StringComparison.Ordinal) || contentType.StartsWith("text/javascript", StringComparison.Ordinal);

    private static bool IsCompressed(string contentType) => contentType.EndsWith("+zip", StringComparison.Ordinal) || contentType == "image/png";

    private static byte[] Compress(byte[] body, Func<Stream, Stream> compressor)
    {
        using var compressed = new MemoryStream();
        using (var stream = compressor(compressed))
            stream.Write(body);
        return compressed.ToArray();
    }

    private sealed record Variant(byte[] Body, StringValues ETag, StringValues Encoding);
}
