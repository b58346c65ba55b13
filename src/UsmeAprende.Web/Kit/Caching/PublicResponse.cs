using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Kit.Caching;

/// <summary>A response that is the same for everyone: its bytes plain, gzipped and in Brotli, each with a strong ETag.</summary>
public sealed class PublicResponse
{
    private const string VaryOnEncoding = "Accept-Encoding";

    private readonly StringValues _contentType;
    private readonly StringValues _cacheControl;
    private readonly StringValues _policy;
    private readonly StringValues _disposition;
    private readonly StringValues _vary;
    private readonly bool _isFile;
    private readonly bool _isPage;
    private readonly bool _isResumable;
    private readonly bool _isOpen;
    private readonly EncodedVariant _plain;

    // Compressed at the first request that accepts them.
    private readonly Lazy<EncodedVariant> _gzip;
    private readonly Lazy<EncodedVariant> _brotli;

    private PublicResponse(string contentType, byte[] body, string cacheControl, ResponseOptions options)
    {
        (_contentType, _cacheControl, _policy, _disposition) = (contentType, cacheControl, options.Policy, options.Disposition);
        _vary = options.IsForNobody ? $"{VaryOnEncoding}, Cookie" : VaryOnEncoding;
        _isFile = IsFile(contentType);
        _isPage = contentType.StartsWith("text/html", StringComparison.Ordinal);
        _isResumable = IsPacked(contentType);
        _isOpen = options.IsOpen;
        var hash = ComputeHash(body);
        _plain = new EncodedVariant(body, $"\"{hash}\"", default);
        var isCompressed = IsCompressed(contentType);
        _gzip = new(() =>
            isCompressed
                ? _plain
                : new EncodedVariant(Compress(body, into => new GZipStream(into, options.Packing)), $"\"{hash}-g\"", "gzip")
        );
        _brotli = new(() =>
            isCompressed
                ? _plain
                : new EncodedVariant(Compress(body, into => new BrotliStream(into, options.Packing)), $"\"{hash}-b\"", "br")
        );
    }

    /// <summary>Options that most responses do not need.</summary>
    public sealed record ResponseOptions
    {
        /// <summary>A content security policy in place of the site's.</summary>
        public string? Policy { get; init; }

        /// <summary>The Content-Disposition of a download.</summary>
        public StringValues Disposition { get; init; }

        /// <summary>Whether the address shows something else to somebody who is signed in.</summary>
        public bool IsForNobody { get; init; }

        /// <summary>Whether scripts of other sites may read it, such as a wallet that draws a badge.</summary>
        public bool IsOpen { get; init; }

        public CompressionLevel Packing { get; init; } = CompressionLevel.SmallestSize;
    }

    /// <summary>The size that a first visit downloads, in bytes.</summary>
    public int CompressedLength => _brotli.Value.Body.Length;

    /// <summary>The most memory that it needs, in bytes: uncompressed and in two compressed forms.</summary>
    public long Weight => 1024 + (2L * _plain.Body.Length);

    /// <summary>What its ETag consists of. Phones keep only what has the hash that it says it has (R18).</summary>
    public static string ComputeHash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12));

    public static PublicResponse Create(string contentType, byte[] body, string cacheControl, ResponseOptions? options = null) =>
        new(contentType, body, cacheControl, options ?? new ResponseOptions());

    public Task WriteAsync(HttpContext context)
    {
        var variant = Choose(context.Request.Headers.AcceptEncoding);
        var response = context.Response;
        var headers = response.Headers;
        if (_isFile)
            SecurityHeaders.AddToFile(headers);
        else
            SecurityHeaders.AddTo(headers);
        // Other sites may show pictures and files, such as badges.
        if (!_isPage)
            headers.Remove(SecurityHeaders.ResourcePolicy);
        if (_isOpen)
            headers.AccessControlAllowOrigin = "*";
        if (_policy.Count > 0)
            headers.ContentSecurityPolicy = _policy;
        if (_disposition.Count > 0)
            headers.ContentDisposition = _disposition;
        headers.ETag = variant.ETag;
        headers.CacheControl = _cacheControl;
        headers.Vary = _vary;
        if (Matches(context.Request.Headers.IfNoneMatch, variant.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = _contentType;
        if (_isResumable)
        {
            headers.AcceptRanges = "bytes";
            if (FindStart(context.Request, variant) is { } start)
                return WriteRestAsync(response, variant.Body, start);
        }
        headers.ContentLength = variant.Body.Length;
        if (variant.Encoding.Count > 0)
            headers.ContentEncoding = variant.Encoding;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(variant.Body).AsTask();
    }

    // A download that was cut goes on where it stopped, if the file is still the same. Browsers ask for nothing but the rest.
    private static int? FindStart(HttpRequest request, EncodedVariant variant) =>
        RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var range)
        && range is { Unit.Value: "bytes", Ranges.Count: 1 }
        && range.Ranges.First() is { From: { } from, To: null }
        && from < variant.Body.Length
        && (request.Headers.IfRange.Count == 0 || request.Headers.IfRange == variant.ETag)
            ? (int)from
            : null;

    private static Task WriteRestAsync(HttpResponse response, byte[] body, int start)
    {
        response.StatusCode = StatusCodes.Status206PartialContent;
        response.Headers.ContentRange = $"bytes {start}-{body.Length - 1}/{body.Length}";
        response.ContentLength = body.Length - start;
        return HttpMethods.IsHead(response.HttpContext.Request.Method)
            ? Task.CompletedTask
            : response.BodyWriter.WriteAsync(body.AsMemory(start)).AsTask();
    }

    private EncodedVariant Choose(StringValues accepted)
    {
        var header = accepted.ToString();
        if (!header.Contains("q=", StringComparison.Ordinal))
            return header.Contains("br", StringComparison.Ordinal) ? _brotli.Value
                : header.Contains("gzip", StringComparison.Ordinal) ? _gzip.Value
                : _plain;
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var encodings))
            return _plain;
        bool Takes(string name) => encodings.Any(e => e.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);
        return Takes("br") ? _brotli.Value
            : Takes("gzip") ? _gzip.Value
            : _plain;
    }

    private static bool Matches(StringValues ifNoneMatch, StringValues etag) =>
        ifNoneMatch.Count > 0
        && ifNoneMatch.ToString() is var given
        && (given == "*" || given.Contains(etag.ToString(), StringComparison.Ordinal));

    private static bool IsFile(string contentType) =>
        contentType.StartsWith("text/css", StringComparison.Ordinal) || contentType.StartsWith("text/javascript", StringComparison.Ordinal);

    private static bool IsCompressed(string contentType) =>
        contentType.EndsWith("+zip", StringComparison.Ordinal) || contentType == "image/png" || IsPacked(contentType);

    private static bool IsPacked(string contentType) => contentType.EndsWith("+gzip", StringComparison.Ordinal);

    private static byte[] Compress(byte[] body, Func<Stream, Stream> compressor)
    {
        using var compressed = new MemoryStream();
        using (var stream = compressor(compressed))
            stream.Write(body);
        return compressed.ToArray();
    }

    private sealed record EncodedVariant(byte[] Body, StringValues ETag, StringValues Encoding);
}
