using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace UsmeAprende.Web.Tests.Learning.Outbox;

/// <summary>Signs and seals records and forms as a phone does, written from the rules (R1, R19) and not from the site's own code.</summary>
internal sealed class SealingPhone : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private byte[] _sealingKey = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Site { get; set; } = "";

    public Guid Seal { get; set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Registers its key in the session of its owner.</summary>
    public Task<HttpStatusCode> RegisterAsync(LearnerClient owner) => RegisterAsync(owner.Browser, owner.Id);

    /// <inheritdoc cref="RegisterAsync(LearnerClient)"/>
    public async Task<HttpStatusCode> RegisterAsync(HttpClient session, PersonId owner)
    {
        using var answer = await session.PostAsJsonAsync(
            "/api/dispositivos",
            new
            {
                person = owner,
                id = Id,
                key = Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo()),
            },
            Cancel
        );
        if (!answer.IsSuccessStatusCode)
            return answer.StatusCode;
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Site = told.GetProperty("site").GetString()!;
        Seal = told.GetProperty("seal").GetGuid();
        _sealingKey = told.GetProperty("key").GetBytesFromBase64();
        return answer.StatusCode;
    }

    /// <param name="owner">Of whom it says that they made it.</param>
    /// <param name="record">As in a request to /api/sync.</param>
    public Dictionary<string, object?> SealRecord(PersonId owner, Dictionary<string, object?> record)
    {
        var id = (string)record["id"]!;
        return Close(
            id,
            new
            {
                person = owner,
                records = new[] { record },
                signature = Sign(owner, id, Canonical(owner, record)),
            }
        );
    }

    /// <summary>A form that staff filled.</summary>
    /// <param name="content">As a browser would send it.</param>
    public Dictionary<string, object?> SealForm(PersonId owner, string activity, string content, Guid? formId = null)
    {
        var id = (formId ?? Guid.CreateVersion7()).ToString("D");
        var occurred = new DateTimeOffset(2035, 8, 6, 14, 30, 0, TimeSpan.Zero);
        string[] fields =
        [
            id,
            owner.ToString("D"),
            activity,
            content,
            occurred.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ];
        return Close(
            id,
            new
            {
                person = owner,
                form = new
                {
                    id,
                    activity,
                    content,
                    occurred,
                },
                signature = Sign(owner, id, Join("usme-form-1", [.. fields.Select(Encoding.UTF8.GetBytes)])),
            }
        );
    }

    private string Sign(PersonId owner, string id, byte[] canonical) =>
        Convert.ToBase64String(
            _key.SignData(Signed(owner, id, canonical), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
        );

    private Dictionary<string, object?> Close(string id, object content)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(content);
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var site = ECDiffieHellman.Create();
        site.ImportSubjectPublicKeyInfo(_sealingKey, out _);
        var secret = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            once.DeriveRawSecretAgreement(site.PublicKey),
            32,
            [],
            "usme-outbox-1"u8.ToArray()
        );
        var nonce = RandomNumberGenerator.GetBytes(12);
        using var aes = new AesGcm(secret, 16);
        var box = new byte[body.Length + 16];
        aes.Encrypt(nonce, body, box.AsSpan(..^16), box.AsSpan(^16..));
        return new()
        {
            ["id"] = id,
            ["device"] = Id,
            ["seal"] = Seal,
            ["key"] = Convert.ToBase64String(once.ExportSubjectPublicKeyInfo()),
            ["nonce"] = Convert.ToBase64String(nonce),
            ["box"] = Convert.ToBase64String(box),
        };
    }

    /// <summary>Sends sealed records as somebody who is nobody here.</summary>
    public static async Task<List<string>> SendAsync(SiteHost site, params object[] records) =>
        LearnerClient.Results(await AnswerAsync(site, records));

    /// <summary>The same, with all that the site answers.</summary>
    public static async Task<JsonElement> AnswerAsync(SiteHost site, params object[] records)
    {
        using var carrier = site.BareBrowser();
        return await LearnerClient.JsonAsync(await carrier.PostAsJsonAsync("/api/sync/sellados", new { records }, Cancel));
    }

    public void Dispose() => _key.Dispose();

    private static byte[] Canonical(PersonId owner, Dictionary<string, object?> record)
    {
        var subject = record.GetValueOrDefault("subject");
        string[] fields =
        [
            (string)record["id"]!,
            owner.ToString("D"),
            (string)record["verb"]!,
            record["activity"]!.ToString()!,
            (string?)record.GetValueOrDefault("answer") ?? "",
            (string?)record.GetValueOrDefault("question") ?? "",
            (string?)record.GetValueOrDefault("content") ?? "",
            DateTimeOffset
                .Parse((string)record["occurred"]!, CultureInfo.InvariantCulture)
                .ToUnixTimeMilliseconds()
                .ToString(CultureInfo.InvariantCulture),
            .. subject is null ? Array.Empty<string>() : [subject.ToString()!],
        ];
        return Join(subject is null ? "usme-record-1" : "usme-record-2", [.. fields.Select(Encoding.UTF8.GetBytes)]);
    }

    private byte[] Signed(PersonId owner, string record, byte[] canonical) =>
        Join("usme-outbox-1", [.. new[] { Site, owner.ToString("D"), Id.ToString("D"), record }.Select(Encoding.UTF8.GetBytes), canonical]);

    private static byte[] Join(string tag, byte[][] fields)
    {
        using var joined = new MemoryStream();
        joined.Write(Encoding.UTF8.GetBytes(tag));
        foreach (var field in fields)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
            joined.Write(length);
            joined.Write(field);
        }
        return joined.ToArray();
    }
}
