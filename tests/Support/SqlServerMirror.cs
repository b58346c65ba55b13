#pragma warning disable EF1001 // There is no public place to hear of a query that was just compiled, with what it was asked for.
using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Testing;

/// <summary>
/// Has every query that a test asks of SQLite for the first time in its process asked of SQL Server's provider too. One that it cannot
/// translate fails the test.
/// </summary>
internal static class SqlServerMirror
{
    public static IServiceCollection AddSqlServerMirror(this IServiceCollection services) =>
        services.ConfigureDbContext<UsmeDb>(options => options.ReplaceService<IQueryCompiler, MirroringQueryCompiler>());
}

/// <summary>SQLite's query compiler, which also asks SQL Server's.</summary>
internal sealed class MirroringQueryCompiler(
    IQueryContextFactory contexts,
    ICompiledQueryCache cache,
    ICompiledQueryCacheKeyGenerator keys,
    IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> log,
    ICurrentDbContext current,
    IEvaluatableExpressionFilter filter,
    IModel model
) : QueryCompiler(contexts, cache, keys, database, log, current, filter, model)
{
    private static readonly SqlServerStub s_server = new();

    private bool _isNew;

    public override TResult Execute<TResult>(Expression query)
    {
        AskedQueryLog.Note();
        _isNew = false;
        var result = base.Execute<TResult>(query);
        if (_isNew)
            Ask(query, server => server.Execute<TResult>(query));
        return result;
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        AskedQueryLog.Note();
        _isNew = false;
        var result = base.ExecuteAsync<TResult>(query, cancellationToken);
        if (_isNew)
            Ask(query, server => server.ExecuteAsync<TResult>(query, CancellationToken.None));
        return result;
    }

    public override Func<QueryContext, TResult> CreateCompiledAsyncQuery<TResult>(Expression query)
    {
        AskedQueryLog.Note();
        Ask(query, (server, context) => server.CreateCompiledAsyncQuery<TResult>(query)(context));
        return base.CreateCompiledAsyncQuery<TResult>(query);
    }

    // Called for a query that is not kept from an earlier call.
    public override Func<QueryContext, TResult> CompileQueryCore<TResult>(IDatabase database, Expression query, IModel model, bool async)
    {
        _isNew = !SqlFinder.IsIn(query);
        return base.CompileQueryCore<TResult>(database, query, model, async);
    }

    private static void Ask<TResult>(Expression query, Func<IQueryCompiler, TResult> ask) => Ask(query, (server, _) => ask(server));

    private static void Ask<TResult>(Expression query, Func<IQueryCompiler, QueryContext, TResult> ask)
    {
        using var scope = s_server.Open();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var context = db.GetService<IQueryContextFactory>().Create();
        ParameterFinder.Fill(context, query);
        var before = s_server.Commands.Count;
        try
        {
            Await(ask(db.GetService<IQueryCompiler>(), context));
        }
        catch (Exception fault) when (fault is not SqlServerRefusalException && s_server.Commands.Count > before)
        {
            // The command was good; the blank row that answered it makes no sense to who asked.
        }
        catch (Exception fault) when (fault is not SqlServerRefusalException)
        {
            throw new SqlServerRefusalException($"SQL Server's provider does not translate this: {query}", fault);
        }
    }

    private static void Await(object? result)
    {
        if (result is Task task)
            task.GetAwaiter().GetResult();
        else if (result is IEnumerable rows and not string)
            foreach (var _ in rows)
                continue;
    }

    private sealed class SqlFinder : ExpressionVisitor
    {
        private bool _found;

        public static bool IsIn(Expression query)
        {
            var finder = new SqlFinder();
            finder.Visit(query);
            return finder._found;
        }

        // Text is written for one database only, in its own provider's file.
        protected override Expression VisitExtension(Expression node)
        {
            _found |= node is SqlQueryRootExpression or FromSqlQueryRootExpression;
            return node is EntityQueryRootExpression ? node : base.VisitExtension(node);
        }
    }

    private sealed class ParameterFinder(QueryContext context) : ExpressionVisitor
    {
        public static void Fill(QueryContext context, Expression query) => new ParameterFinder(context).Visit(query);

        protected override Expression VisitExtension(Expression node)
        {
            if (node is QueryParameterExpression parameter)
                context.Parameters[parameter.Name] = parameter.Type.IsValueType ? Activator.CreateInstance(parameter.Type) : null;
            return node is EntityQueryRootExpression or QueryParameterExpression ? node : base.VisitExtension(node);
        }
    }
}

/// <summary>Has a query that was written on one database's context ask the tables of another's.</summary>
internal sealed class OwnTablesInterceptor : IQueryExpressionInterceptor
{
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) =>
        new Visitor(eventData.Context!.Model).Visit(queryExpression);

    private sealed class Visitor(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root
                ? new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!)
                : base.VisitExtension(node);
    }
}

/// <summary>
/// Notes from where in the site's source its queries came, in the file that <c>USME_ASKED_QUERIES</c> names; nothing where it names none.
/// <c>.ci/asked</c> tells which never came.
/// </summary>
internal static class AskedQueryLog
{
    private static readonly string? s_file = Environment.GetEnvironmentVariable("USME_ASKED_QUERIES");
    private static readonly ConcurrentDictionary<(MethodBase Method, int Offset), bool> s_known = new();

    public static void Note()
    {
        if (s_file is null)
            return;
        var frames = new StackTrace(fNeedFileInfo: false).GetFrames();
        var place = Array.FindIndex(frames, f => IsOfTheSite(f.GetMethod()));
        if (place < 0 || !s_known.TryAdd((frames[place].GetMethod()!, frames[place].GetILOffset()), true))
            return;
        var frame = new StackTrace(fNeedFileInfo: true).GetFrame(place)!;
        lock (s_known)
            File.AppendAllText(s_file, $"{frame.GetFileName()}:{frame.GetFileLineNumber()}\n");
    }

    private static bool IsOfTheSite(MethodBase? method) =>
        method?.DeclaringType?.Assembly.GetName().Name is "UsmeAprende" or "UsmeAprende.Web";
}
