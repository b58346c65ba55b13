#pragma warning disable EF1001 // From outside, a provider's mappings can be added to only by an extension of its options: much longer.
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace UsmeAprende.Data;

/// <summary>
/// Keeps ids as 16 bytes and times as numbers, where Entity Framework would write both as text, of 36 and 27 characters, in every row and
/// every index. Both sort as their text did. Converters of other types to <see cref="Guid"/> or <see cref="DateTime"/> stand on these.
/// </summary>
internal sealed class SqliteTypeMappings(
    TypeMappingSourceDependencies dependencies,
    RelationalTypeMappingSourceDependencies relationalDependencies
) : SqliteTypeMappingSource(dependencies, relationalDependencies)
{
    private RelationalTypeMapping? _guid;
    private RelationalTypeMapping? _time;

    // The first migrations name the type of their columns: TEXT.
    protected override RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo mappingInfo) =>
        mappingInfo.ClrType == typeof(Guid) && mappingInfo.StoreTypeName is (null or "BLOB") ? Guids
        : mappingInfo.ClrType == typeof(DateTime) && mappingInfo.StoreTypeName is (null or "INTEGER") ? Times
        : base.FindMapping(mappingInfo);

    private RelationalTypeMapping Guids =>
        _guid ??= (RelationalTypeMapping)FindMapping(typeof(byte[]))!.WithComposedConverter(new GuidBytesConverter());

    private RelationalTypeMapping Times =>
        _time ??= (RelationalTypeMapping)FindMapping(typeof(long))!.WithComposedConverter(new TimeTicksConverter());

    // The order of the bytes is that of the text, and of ids of version 7 that of time.
    internal sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    // As exact as a DateTime: counts of 100 ns since the year 1.
    internal sealed class TimeTicksConverter()
        : ValueConverter<DateTime, long>(time => time.Ticks, ticks => new DateTime(ticks, DateTimeKind.Utc));
}
