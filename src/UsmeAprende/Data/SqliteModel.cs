using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using UsmeAprende.Learning;

namespace UsmeAprende.Data;

/// <summary>The model on SQLite: what is kept smaller in its file than the mappings say. Learning records are by far most of it.</summary>
internal sealed class SqliteModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    private const string CompiledType = $"{SqliteDatabase.Migrations}.CompiledModel.UsmeDbModel, {SqliteDatabase.Migrations}";

    /// <summary>
    /// The model as a tool wrote it down: to find it out again from every mapping is a third of a start. Null until it is written for the
    /// first time; a test says when it is out of date, and the command that writes it.
    /// </summary>
    public static IModel? Compiled { get; } =
        (IModel?)Type.GetType(CompiledType)?.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        var record = modelBuilder.Entity<LearningRecord>();
        record.Property(r => r.Verb).HasConversion<int>().Metadata.SetMaxLength(null);
        record.Property(r => r.QuestionHash).HasConversion<ContentHashConverter>();
        record.Property(r => r.ContentVersion).HasConversion<ContentHashConverter>();

        // Numbers in the filters too. One person's records are found by the index on when they came: no other is worth its room.
        record.HasIndex(r => new { r.Activity, r.PersonId }).HasFilter($"Verb IN ({RecordVerb.Attended:D}, {RecordVerb.Thanked:D})");
        record.HasIndex(r => r.Verb).HasFilter($"Verb = {RecordVerb.Observed:D}");
        record.Metadata.RemoveIndex([record.Property(r => r.PersonId).Metadata, record.Property(r => r.Activity).Metadata]);

        modelBuilder.Entity<ActivityState>().HasAnnotation(SqliteTables.WithoutRowId, true);
    }
}

/// <summary>
/// Our hashes are 16 hexadecimal digits: kept as 1 and eight bytes. Phones may send any text instead: kept as 0 and its UTF-8.
/// </summary>
internal sealed class ContentHashConverter() : ValueConverter<string, byte[]>(text => Write(text), bytes => Read(bytes))
{
    private const int Digits = 16;

    private static byte[] Write(string text) =>
        text.Length == Digits && text.All(char.IsAsciiHexDigitLower)
            ? [1, .. Convert.FromHexString(text)]
            : [0, .. Encoding.UTF8.GetBytes(text)];

    private static string Read(byte[] bytes) =>
        bytes[0] == 1 ? Convert.ToHexStringLower(bytes.AsSpan(1)) : Encoding.UTF8.GetString(bytes.AsSpan(1));
}

/// <summary>
/// Writes a table without SQLite's own row numbers where it is always asked by its key: the rows then stand in the key's own index, not
/// beside it.
/// </summary>
internal sealed class SqliteTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    public const string WithoutRowId = "Usme:WithoutRowId";

    // A table that is rebuilt is made under this name first.
    private const string Rebuilt = "ef_temp_";

    protected override void Generate(
        CreateTableOperation operation,
        IModel? model,
        MigrationCommandListBuilder builder,
        bool terminate = true
    )
    {
        base.Generate(operation, model, builder, terminate: false);
        var name = operation.Name.StartsWith(Rebuilt, StringComparison.Ordinal) ? operation.Name[Rebuilt.Length..] : operation.Name;
        if (model?.GetEntityTypes().Any(t => t.GetTableName() == name && t.FindAnnotation(WithoutRowId) is not null) == true)
            builder.Append(" WITHOUT ROWID");
        if (!terminate)
            return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
