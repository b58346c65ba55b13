using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Gatherings.Evidence;

/// <summary>Scans, photos, minutes and the month's package (R16, R30, R31).</summary>
public sealed partial class EvidenceTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private TestGathering _cafe = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _cafe = await TestGathering.PlanAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Photo_Kept_LosesWhatTheCameraToldAndKeepsItsHash()
    {
        byte[] comment = [0xFF, 0xFE, 0, 6, .. "Usme"u8];
        var photo = Photo();

        var answer = await AddAsync(EvidenceKind.Photo, [.. photo[..20], .. comment, .. photo[20..]]);

        var file = Assert.Single(await FilesAsync());
        Assert.Equal(new EvidenceAddResult(1, null), answer);
        var kept = await ReadAsync(file);
        Assert.DoesNotContain("Usme", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(kept)), file.Sha256);
        Assert.Equal([EvidenceAudit.Added], await ActionsAsync());
    }

    [Fact]
    public async Task Files_KeepTheirOrderAndAreNotKeptTwice()
    {
        await AddAsync(EvidenceKind.SignedList, PaperSamples.List(3), Photo(1));

        var again = await AddAsync(EvidenceKind.SignedList, Photo(1), Photo(2));

        Assert.Equal(1, again.Kept);
        Assert.Equal([(1, ".pdf"), (2, ".jpg"), (3, ".jpg")], (await FilesAsync()).Select(f => (f.Place, f.Extension)));
    }

    [Fact]
    public async Task Photos_PastFive_AreRefusedWhole()
    {
        await AddAsync(EvidenceKind.Photo, [.. Enumerable.Range(0, 4).Select(n => Photo(n))]);

        var answer = await AddAsync(EvidenceKind.Photo, Photo(4), Photo(5));

        Assert.Contains("Caben 5 fotos", answer.Problem, StringComparison.Ordinal);
        Assert.Equal(4, (await FilesAsync()).Count);
    }

    [Fact]
    public async Task Files_OfAnotherKind_AreRefusedWithAReason()
    {
        var png = await AddAsync(EvidenceKind.Photo, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]);
        var scan = await AddAsync(EvidenceKind.Photo, PaperSamples.List(1));
        var cut = await AddAsync(EvidenceKind.SignedList, PaperSamples.List(1)[..900]);
        var heavy = await AddAsync(EvidenceKind.Photo, new byte[EvidenceStore.MostPhotoBytes + 1]);

        Assert.All([png, scan, cut, heavy], answer => Assert.NotNull(answer.Problem));
        Assert.Equal("«hoja 1»: La foto pesa más de 2 MB. Tómela con menos calidad. No se guardó ningún archivo.", heavy.Problem);
        Assert.Empty(await FilesAsync());
    }

    [Fact]
    public async Task File_Removed_KeepsItsRowAndReason() // R31
    {
        await AddAsync(EvidenceKind.Photo, Photo());
        var file = (await FilesAsync())[0];

        var removed = await _cafe.AskAsync<EvidenceStore, bool>(p =>
            p.RemoveAsync(_cafe.Facilitator, _cafe.Id, file.Id, "Se ve una placa", Cancel)
        );

        var kept = Assert.Single(await FilesAsync());
        Assert.True(removed);
        Assert.Equal(("Se ve una placa", _cafe.Facilitator), (kept.RemovalReason, kept.RemovedById!.Value));
        Assert.Null(await _cafe.AskAsync<EvidenceStore, Stream?>(p => Task.FromResult(p.Open(file))));
        Assert.Null(await _cafe.AskAsync<EvidenceStore, EvidenceFile?>(p => p.FindAsync(_cafe.Id, file.Id, Cancel)));
        Assert.Equal([EvidenceAudit.Added, EvidenceAudit.Removed], await ActionsAsync());
    }

    [Fact]
    public async Task Photo_OfAGatheringOfAnErasedPerson_WaitsForSomebodyToLook() // R30
    {
        var ana = await _cafe.PersonAsync("Ana");
        await _cafe.SendAsync(_cafe.Mark(ana));
        await AddAsync(EvidenceKind.Photo, Photo());
        await AddAsync(EvidenceKind.SignedList, PaperSamples.List(1));

        await _cafe.AskAsync<PersonErasure, bool>(e => e.EraseAsync(ana, Cancel));
        var packed = await PackAsync();
        var photo = (await FilesAsync()).Single(f => f.Kind is EvidenceKind.Photo);
        await _cafe.AskAsync<EvidenceStore, bool>(p => p.MarkReviewedAsync(_cafe.Facilitator, _cafe.Id, photo.Id, Cancel));

        Assert.NotNull(photo.ReviewSince);
        Assert.Contains("01-2035-08-06/planilla-firmada-1.pdf", packed.Keys);
        Assert.DoesNotContain("01-2035-08-06/foto-1.jpg", packed.Keys);
        Assert.Contains("01-2035-08-06/foto-1.jpg", (await PackAsync()).Keys);
    }

    [Fact]
    public async Task Consents_TellWhoMayNotBeOnPhotos() // R14, R16
    {
        var ana = await CameAsync("Ana", allows: true);
        var luis = await CameAsync("Luis", allows: false);
        var camilo = await CameAsync("Camilo", allows: true, IdentityDocumentType.TI);

        var consents = await _cafe.AskAsync<ImageConsentReader, IReadOnlyList<ImageConsent>>(async c =>
            await c.ListAsync(await _cafe.GatheringAsync(), Cancel)
        );

        Assert.Equal(3, new[] { ana, luis, camilo }.Distinct().Count());
        Assert.Equal(
            [("Ana Chisacá", true), ("Camilo Chisacá", false), ("Luis Chisacá", false)],
            consents.Select(c => (c.Name, c.MayBeShown))
        );
    }

    [Fact]
    public async Task Minutes_ClosedWithoutAReason_StayAsTheyWere()
    {
        var first = await WriteAsync("Encendimos el celular");
        var second = await WriteAsync("Encendimos el celular y enviamos un audio");
        await _cafe.CloseAsync(TestGathering.Start, TestGathering.Start.AddMinutes(30));

        var third = await WriteAsync("Otra cosa");

        Assert.Equal([MinutesResult.Written, MinutesResult.Written, MinutesResult.ReasonNeeded], [first, second, third]);
        Assert.Equal(
            [MinutesResult.Empty, MinutesResult.TooLong],
            [await WriteAsync("  "), await WriteAsync(new string('a', GatheringMinutes.TextLength + 1))]
        );
        Assert.Equal(
            "Encendimos el celular y enviamos un audio",
            (await _cafe.AskAsync<MinutesService, GatheringMinutes?>(m => m.FindAsync(_cafe.Id, Cancel)))!.Done
        );
    }

    // Another photo each: what follows the scan's start is part of the picture.
    private static byte[] Photo(int other = 0)
    {
        var photo = Convert.FromBase64String(SampleJpeg.Baseline);
        photo[^10] = (byte)other;
        return photo;
    }

    private async Task<PersonId> CameAsync(string name, bool allows, IdentityDocumentType type = IdentityDocumentType.CC)
    {
        var person = await _cafe.PersonAsync(name);
        await _site.AskAsync(db =>
        {
            DocumentNumber.TryParse(type, $"{1_000_000 + name.Length}", out var number, out _);
            db.Add(PersonIdentifier.CreateClaimed(person, number, _site.Now));
            db.Add(
                new ConsentRecord
                {
                    PersonId = person,
                    Purpose = ConsentPurpose.Image,
                    Given = allows,
                    DecidedAt = _site.Now,
                }
            );
            return db.SaveChangesAsync(Cancel);
        });
        await _cafe.SendAsync(_cafe.Mark(person));
        return person;
    }

    private Task<EvidenceAddResult> AddAsync(EvidenceKind kind, params byte[][] files) =>
        _cafe.AskAsync<EvidenceStore, EvidenceAddResult>(p =>
            p.AddAsync(_cafe.Facilitator, _cafe.Id, kind, [.. files.Select((f, n) => new UploadedFile($"hoja {n + 1}", f))], Cancel)
        );

    private Task<List<EvidenceFile>> FilesAsync() => _cafe.AskAsync<EvidenceStore, List<EvidenceFile>>(p => p.ListAsync(_cafe.Id, Cancel));

    private Task<MinutesResult> WriteAsync(string done, string? reason = null) =>
        _cafe.AskAsync<MinutesService, MinutesResult>(m => m.WriteAsync(_cafe.Facilitator, _cafe.Id, done, null, reason, Cancel));

    private Task<byte[]> ReadAsync(EvidenceFile file) =>
        _cafe.AskAsync<EvidenceStore, byte[]>(async p =>
        {
            await using var content = p.Open(file)!;
            var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, Cancel);
            return bytes.ToArray();
        });

    private Task<List<string>> ActionsAsync() =>
        _site.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync(Cancel));
}
