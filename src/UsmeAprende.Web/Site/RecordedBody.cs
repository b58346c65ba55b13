namespace UsmeAprende.Web.Site;

/// <summary>A request's body that remembers how it began, so that what arrived before the line broke can be given back.</summary>
internal sealed class RecordedBody(Stream body) : Stream
{
    // What people type fits; files need not be given back.
    private const int Most = 256 * 1024;

    private readonly MemoryStream _arrived = new();

    public byte[] Arrived => _arrived.ToArray();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        _arrived.Write(buffer.Span[..Math.Min(read, Most - (int)_arrived.Length)]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _arrived.Dispose();
        base.Dispose(disposing);
    }
}
